using Millrace.Bson;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Execution;
using Spectre.Console;

namespace Millrace.Cli.Rendering;

/// <summary>Runs and their tasks as tables and as JSON.</summary>
internal static class RunReport
{
    /// <summary>A line a run.</summary>
    public static void WriteList(IReadOnlyList<DagRun> runs)
    {
        var table = Tables.Plain("DAG", "Run", "State", "Started", "Took#", "Tasks");
        // Ids are there to be copied.
        table.Columns[1].NoWrap();
        foreach (var run in runs)
        {
            table.AddRow(
                new Text(run.Key.DagId),
                new Text(run.Key.RunId),
                new Text(StateNames.Of(run.State)),
                new Text(Tables.Instant(run.StartedAt)),
                new Text(Took(run.StartedAt, run.EndedAt)),
                new Text(TaskCounts(run)));
        }

        AnsiConsole.Write(table);
    }

    /// <summary>One run with its tasks.</summary>
    public static void Write(DagRun run, Dag dag)
    {
        AnsiConsole.WriteLine($"{run.Key.DagId} {run.Key.RunId}: {StateNames.Of(run.State)}"
            + (run.Error.Length > 0 ? $" ({run.Error})" : ""));
        AnsiConsole.WriteLine($"{StateNames.Of(run.Type)}, asked for by {run.TriggeredBy}; logical date {Tables.Instant(run.LogicalDate)}, "
            + $"interval {Tables.Instant(run.Interval.Start)} to {Tables.Instant(run.Interval.End)}");
        AnsiConsole.WriteLine($"queued {Tables.Instant(run.QueuedAt)}, began {Tables.Instant(run.StartedAt)}, "
            + $"ended {Tables.Instant(run.EndedAt)}");
        if (run.Conf.Count > 0)
        {
            AnsiConsole.WriteLine($"parameters {ExtendedJson.Write(run.Conf, ExtendedJsonMode.Relaxed)}");
        }

        if (run.Note.Length > 0)
        {
            AnsiConsole.WriteLine($"note: {run.Note}");
        }

        var table = Tables.Plain("Task", "State", "Try#", "Started", "Took#", "");
        foreach (var task in InOrder(run, dag))
        {
            table.AddRow(
                new Text(task.Key.ToString()),
                new Text(StateNames.Of(task.State)),
                Tables.Number(task.TryNumber),
                new Text(Tables.Instant(task.StartedAt)),
                new Text(Took(task.StartedAt, task.EndedAt)),
                new Text(task.Error.Length > 0 ? task.Error : task.Worker));
        }

        AnsiConsole.Write(table);
    }

    /// <summary>A run for programs.</summary>
    public static object ToJson(DagRun run) => new
    {
        run.Key.DagId,
        run.Key.RunId,
        State = StateNames.Of(run.State),
        Type = StateNames.Of(run.Type),
        run.LogicalDate,
        DataIntervalStart = run.Interval.Start,
        DataIntervalEnd = run.Interval.End,
        run.QueuedAt,
        run.StartedAt,
        run.EndedAt,
        run.TriggeredBy,
        run.Note,
        run.Error,
        Conf = System.Text.Json.Nodes.JsonNode.Parse(ExtendedJson.Write(run.Conf, ExtendedJsonMode.Relaxed)),
        Tasks = run.Tasks.Values
            .OrderBy(task => task.Key.TaskId, StringComparer.Ordinal)
            .ThenBy(task => task.Key.MapIndex)
            .Select(ToJson),
    };

    /// <summary>The tasks in the DAG's order; those that it no longer has at the end.</summary>
    private static IEnumerable<TaskInstance> InOrder(DagRun run, Dag dag)
    {
        var order = dag.Tasks.Select((task, place) => (task.Id, place)).ToDictionary(task => task.Id, task => task.place);
        return run.Tasks.Values
            .OrderBy(task => order.GetValueOrDefault(task.Key.TaskId, int.MaxValue))
            .ThenBy(task => task.Key.TaskId, StringComparer.Ordinal)
            .ThenBy(task => task.Key.MapIndex);
    }

    private static object ToJson(TaskInstance task) => new
    {
        task.Key.TaskId,
        task.Key.MapIndex,
        State = StateNames.Of(task.State),
        task.TryNumber,
        task.StartedAt,
        task.EndedAt,
        task.Worker,
        task.Error,
    };

    private static string Took(DateTimeOffset? began, DateTimeOffset? ended) => began is { } at
        ? Tables.Duration((ended is { } end && end >= at ? end : TimeProvider.System.GetUtcNow()) - at)
        : "-";

    private static string TaskCounts(DagRun run) => string.Join(", ", run.Tasks.Values
        .GroupBy(task => task.State)
        .OrderBy(group => group.Key)
        .Select(group => $"{group.Count()} {(group.Key == TaskState.None ? "waiting" : StateNames.Of(group.Key))}"));
}
