using System.CommandLine;
using Millrace.Bson;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.State;
using Spectre.Console;

namespace Millrace.Cli.Commands.Dags;

/// <summary><c>millrace dags show</c>: a DAG with its parameters, tasks and last runs.</summary>
internal sealed class DagsShowCommand : DagStateCommand
{
    private const int RunsShown = 5;

    private readonly Argument<string> _dag = DagArgument();
    private readonly Option<bool> _json = JsonOption();

    public DagsShowCommand()
        : base("show", "Show a DAG: its schedule, parameters, tasks and last runs.")
    {
        Add(_dag);
        Add(_json);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
        ["millrace dags show random_people_names", "millrace dags show transform_users --json"];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var state = await DagState.LookAsync(context, cancellationToken);
        var dag = state.Dag(context.Parsed.GetRequiredValue(_dag));
        var record = await state.Client.GetDagAsync(dag.Id, cancellationToken);
        var last = StateQuery.Where("dagId", dag.Id).NewestFirst("logicalDate").Take(RunsShown);
        var runs = await state.Client.Runs.FindAsync(last, cancellationToken);
        if (context.Parsed.GetValue(_json))
        {
            await JsonOutput.WriteAsync(ToJson(dag, record, runs.Select(RunReport.ToJson)));
            return 0;
        }

        AnsiConsole.WriteLine($"{dag.Id}: {dag.Description}");
        AnsiConsole.WriteLine($"schedule {dag.Schedule.Summary}{(record.IsPaused ? ", paused" : "")}; catchup {dag.Catchup}; "
            + $"max active runs {dag.MaxActiveRuns}, max active tasks {dag.MaxActiveTasks}");
        WriteParams(dag);
        WriteTasks(dag);
        if (runs.Count > 0)
        {
            RunReport.WriteList(runs);
        }

        return 0;
    }

    private static void WriteParams(Dag dag)
    {
        if (dag.Params.Count == 0)
        {
            return;
        }

        var table = Tables.Plain("Parameter", "Type", "Default", "");
        foreach (var param in dag.Params)
        {
            table.AddRow(
                new Text(param.Name),
                new Text(param.Type.ToString().ToLowerInvariant()),
                new Text(param.IsRequired ? "(required)" : TextOf(param.Default)),
                new Text(param.Description));
        }

        AnsiConsole.Write(table);
    }

    private static void WriteTasks(Dag dag)
    {
        var table = Tables.Plain("Task", "After", "When", "Retries#", "");
        foreach (var task in dag.Tasks)
        {
            table.AddRow(
                new Text(task.Id),
                new Text(task.Upstream.Count == 0 ? "-" : string.Join(", ", task.Upstream)),
                new Text(TriggerRuleName.Of(task.TriggerRule)),
                Tables.Number(task.Retry.Retries),
                new Text(task.Description));
        }

        AnsiConsole.Write(table);
    }

    private static object ToJson(Dag dag, DagRecord record, IEnumerable<object> runs) => new
    {
        dag.Id,
        dag.Description,
        dag.Tags,
        dag.Owner,
        Schedule = dag.Schedule.Summary,
        dag.StartDate,
        Catchup = dag.Catchup.ToString(),
        dag.MaxActiveRuns,
        dag.MaxActiveTasks,
        record.IsPaused,
        Params = dag.Params.Select(param => new
        {
            param.Name,
            Type = param.Type.ToString().ToLowerInvariant(),
            param.IsRequired,
            Default = param.IsRequired ? null : TextOf(param.Default),
            param.Min,
            param.Max,
            param.Allowed,
            param.Description,
        }),
        Tasks = dag.Tasks.Select(task => new
        {
            task.Id,
            task.Description,
            Kind = task.Kind.ToString().ToLowerInvariant(),
            task.Upstream,
            TriggerRule = TriggerRuleName.Of(task.TriggerRule),
            task.Retry.Retries,
            Produces = task.Produces.Select(dataset => dataset.Name),
        }),
        Runs = runs,
    };

    private static string TextOf(BsonValue value) =>
        value.IsString ? value.AsString : ExtendedJson.Write(value, ExtendedJsonMode.Relaxed);
}
