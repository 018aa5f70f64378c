using System.CommandLine;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.State;
using Spectre.Console;

namespace Millrace.Cli.Commands.Dags;

/// <summary><c>millrace dags list</c>: every DAG with its schedule, its last run and the next.</summary>
internal sealed class DagsListCommand : DagStateCommand
{
    private readonly Option<bool> _json = JsonOption();

    public DagsListCommand()
        : base("list", "List DAGs with their schedule, their last run and when the next is due.") => Add(_json);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
        ["millrace dags list", "millrace dags list --mongo mongodb://127.0.0.1:27017 --json"];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var state = await DagState.LookAsync(context, cancellationToken);
        var rows = new List<Row>();
        foreach (var dag in state.Catalog.Dags.All)
        {
            var newest = StateQuery.Where("dagId", dag.Id).NewestFirst("logicalDate").Take(1);
            rows.Add(new Row(
                dag.Id,
                dag.Description,
                dag.Schedule.Summary,
                dag.Tasks.Count,
                (await state.Client.GetDagAsync(dag.Id, cancellationToken)).IsPaused,
                await state.Client.Runs.FindAsync(newest, cancellationToken) is [var run] ? run : null,
                await state.Client.NextAsync(dag.Id, 1, cancellationToken) is [var next] ? next.End : null));
        }

        if (context.Parsed.GetValue(_json))
        {
            await JsonOutput.WriteAsync(rows.Select(row => new
            {
                row.Id,
                row.Description,
                row.Schedule,
                row.Tasks,
                row.IsPaused,
                row.NextRunAt,
                LastRun = row.LastRun is null ? null : RunReport.ToJson(row.LastRun),
            }));
            return 0;
        }

        var table = Tables.Plain("DAG", "Schedule", "Tasks#", "Last run", "State", "Next run");
        foreach (var row in rows)
        {
            table.AddRow(
                new Text(row.Id),
                new Text(row.Schedule),
                Tables.Number(row.Tasks),
                new Text(Tables.Instant(row.LastRun?.StartedAt ?? row.LastRun?.QueuedAt)),
                new Text(row.LastRun is null ? "-" : StateNames.Of(row.LastRun.State)),
                new Text(row.IsPaused ? "paused" : Tables.Instant(row.NextRunAt)));
        }

        AnsiConsole.Write(table);
        return 0;
    }

    private sealed record Row(
        string Id, string Description, string Schedule, int Tasks, bool IsPaused, DagRun? LastRun, DateTimeOffset? NextRunAt);
}
