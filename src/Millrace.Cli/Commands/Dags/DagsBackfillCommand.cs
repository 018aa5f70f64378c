using System.CommandLine;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Cli.Settings;
using Millrace.Orchestration;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.State;

namespace Millrace.Cli.Commands.Dags;

/// <summary><c>millrace dags backfill</c>: runs a DAG for past intervals.</summary>
internal sealed class DagsBackfillCommand : DagStateCommand
{
    private static readonly Setting<int> MaxActive = new(
        "--max-active", "N", "Runs of it at a time", "10", SettingParser.Count(1, 1000));

    private readonly Argument<string> _dag = DagArgument();
    private readonly RunParams _params = new();
    private readonly Option<string?> _from = TimeOption("--from", "The first logical date");
    private readonly Option<string?> _to = TimeOption("--to", "The last logical date");
    private readonly Option<bool> _reverse = new("--reverse") { Description = "Newest first" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "List the intervals, and do nothing" };

    private readonly Option<BackfillReprocess> _reprocess = new("--reprocess")
    {
        HelpName = "none|failed|completed", Description = "What to run again of what has a run already (default: none)",
    };

    public DagsBackfillCommand()
        : base("backfill", "Run a DAG for every interval of a range of logical dates.", MaxActive)
    {
        _from.Required = true;
        _to.Required = true;
        Add(_dag);
        Add(_from);
        Add(_to);
        Add(_reverse);
        Add(_reprocess);
        _params.AddTo(this);
        Add(_dryRun);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "millrace dags backfill random_people_names --from 2h --to 1h --dry-run",
        "millrace dags backfill random_people_names --from 2026-03-01 --to 2026-03-02 --reprocess failed --max-active 2",
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var isDryRun = context.Parsed.GetValue(_dryRun);
        await using var state = await (isDryRun
            ? DagState.LookAsync(context, cancellationToken)
            : DagState.OpenAsync(context, cancellationToken));
        var dag = state.Dag(context.Parsed.GetRequiredValue(_dag));
        var options = new BackfillOptions
        {
            From = TimeOf(context, _from)!.Value,
            To = TimeOf(context, _to)!.Value,
            Reverse = context.Parsed.GetValue(_reverse),
            MaxActiveRuns = context.Get(MaxActive),
            Reprocess = context.Parsed.GetValue(_reprocess),
            Conf = _params.Read(context, dag),
        };
        if (isDryRun)
        {
            foreach (var interval in state.Client.PlanBackfill(dag.Id, options))
            {
                var fate = await FateAsync(state, dag.Id, interval.Start, options.Reprocess, cancellationToken);
                await Console.Out.WriteLineAsync($"{Tables.Instant(interval.Start)}  {fate}");
            }

            return 0;
        }

        var backfill = await state.Client.BackfillAsync(dag.Id, options, cancellationToken);
        await Console.Out.WriteLineAsync(
            $"Backfill {backfill.Id} of {backfill.Intervals.Count:N0} intervals begins; 'millrace dags backfills list' shows how far it "
            + "is.");
        return 0;
    }

    private static async Task<string> FateAsync(
        DagState state, string dagId, DateTimeOffset logicalDate, BackfillReprocess reprocess, CancellationToken cancellationToken)
    {
        var present = await state.Client.Runs.GetAsync(dagId, logicalDate, cancellationToken);
        return present is null
            ? "a new run"
            : reprocess switch
            {
                BackfillReprocess.Failed when present.State == RunState.Failed => "failed, would run again",
                BackfillReprocess.Completed when !present.IsOpen => "would run again",
                _ => $"left as it is: {StateNames.Of(present.State)}",
            };
    }
}
