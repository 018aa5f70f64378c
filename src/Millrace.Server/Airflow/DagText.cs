using System.Text;
using Millrace.Bson;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Scheduling;

namespace Millrace.Server.Airflow;

/// <summary>A DAG written out as the C# that defines its shape. DAGs are compiled, so there is no file to show; the bodies of tasks are
/// left out.</summary>
internal static class DagText
{
    public static string Of(Dag dag)
    {
        var text = new StringBuilder();
        text.Append("var dag = Dag.Define(\"").Append(dag.Id).Append("\")");
        Call(text, "Describe", dag.Description.Length > 0 ? Quote(dag.Description) : null);
        Call(text, "Owner", dag.Owner.Length > 0 ? Quote(dag.Owner) : null);
        Call(text, "Tags", dag.Tags.Count > 0 ? string.Join(", ", dag.Tags.Select(Quote)) : null);
        Call(text, "On", ScheduleOf(dag.Schedule));
        Call(text, "StartAt", dag.StartDate is { } start ? $"DateTimeOffset.Parse(\"{start:O}\")" : null);
        Call(text, "Catchup", $"Catchup.{dag.Catchup}");
        Call(text, "MaxActiveRuns", $"{dag.MaxActiveRuns}");
        Call(text, "RunTimeout", dag.RunTimeout is { } timeout ? $"TimeSpan.Parse(\"{timeout}\")" : null);
        foreach (var param in dag.Params)
        {
            Call(text, "Params", ParamOf(param));
        }

        text.Append(";\n\n");
        foreach (var task in dag.Tasks)
        {
            text.Append("dag.").Append(task.Kind switch { TaskKind.Branch => "Branch", TaskKind.Mapped => "Map", _ => "Task" })
                .Append('(').Append(Quote(task.Id)).Append(", …)");
            Call(text, "DependsOn", task.Upstream.Count > 0 ? string.Join(", ", task.Upstream.Select(Quote)) : null);
            Call(text, "When", task.TriggerRule == TriggerRule.AllSuccess ? null : $"TriggerRule.{task.TriggerRule}");
            Call(text, "Retry", task.Retry.Retries > 0 ? $"{task.Retry.Retries}, TimeSpan.Parse(\"{task.Retry.Delay}\")" : null);
            Call(text, "Timeout", task.ExecutionTimeout is { } limit ? $"TimeSpan.Parse(\"{limit}\")" : null);
            Call(text, "Pool", task.Pool is { } pool ? $"{Quote(pool)}, {task.PoolSlots}" : null);
            Call(text, "Produces", task.Produces.Count > 0
                ? string.Join(", ", task.Produces.Select(dataset => $"new Dataset({Quote(dataset.Name)})"))
                : null);
            text.Append(";\n");
        }

        return text.ToString();
    }

    private static void Call(StringBuilder text, string method, string? arguments)
    {
        if (arguments is not null)
        {
            text.Append("\n    .").Append(method).Append('(').Append(arguments).Append(')');
        }
    }

    private static string ParamOf(ParamDefinition param)
    {
        var arguments = new List<string> { Quote(param.Name) };
        if (!param.IsRequired)
        {
            arguments.Add(DefaultOf(param));
        }

        arguments.AddRange(param.Allowed.Select(Quote));
        // Numbers are written for the program, not for a person's language.
        arguments.AddRange(param.Min is { } least ? [FormattableString.Invariant($"min: {least}")] : Array.Empty<string>());
        arguments.AddRange(param.Max is { } most ? [FormattableString.Invariant($"max: {most}")] : Array.Empty<string>());
        var about = param.Description.Length > 0 ? $" with {{ Description = {Quote(param.Description)} }}" : "";
        return $"ParamDefinition.{param.Type}({string.Join(", ", arguments)}){about}";
    }

    private static string DefaultOf(ParamDefinition param) => param.Type switch
    {
        ParamType.Timestamp when param.Default.Type == BsonType.DateTime =>
            $"DateTimeOffset.Parse(\"{DateTimeOffset.FromUnixTimeMilliseconds(param.Default.AsDateTimeMs):O}\")",
        ParamType.Json => $"ExtendedJson.ParseValue({Quote(param.Default.ToString())})",
        _ => param.Default.ToString(),
    };

    private static string? ScheduleOf(Schedule schedule) => schedule switch
    {
        ManualSchedule => null,
        CronSchedule cron => $"Schedule.Cron({Quote(cron.Expression)}, {Quote(cron.TimeZone)})",
        OnceSchedule => "Schedule.Once",
        ContinuousSchedule => "Schedule.Continuous",
        DatasetSchedule datasets => $"Schedule.On{datasets.Condition}("
            + $"{string.Join(", ", datasets.Datasets.Select(dataset => $"new Dataset({Quote(dataset.Name)})"))})",
        _ => $"Schedule.Every(TimeSpan.Parse({Quote(schedule.Summary)}))",
    };

    private static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
