using System.CommandLine;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;

namespace Millrace.Cli.Commands.Dags;

/// <summary><c>millrace dags unpause</c>: lets a DAG's schedule go on, and says which runs that makes.</summary>
internal sealed class DagsUnpauseCommand : DagStateCommand
{
    private const int RunsShown = 10;

    private readonly Argument<string> _dag = DagArgument();
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say which runs it would make, and do nothing" };

    public DagsUnpauseCommand()
        : base("unpause", "Let a DAG's schedule go on. Shows first which runs that makes at once.")
    {
        Add(_dag);
        Add(_dryRun);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
        ["millrace dags unpause random_people_names --dry-run", "millrace dags unpause random_people_names"];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var isDryRun = context.Parsed.GetValue(_dryRun);
        await using var state = await (isDryRun
            ? DagState.LookAsync(context, cancellationToken)
            : DagState.OpenAsync(context, cancellationToken));
        var dag = state.Dag(context.Parsed.GetRequiredValue(_dag));
        if (!(await state.Client.GetDagAsync(dag.Id, cancellationToken)).IsPaused)
        {
            await Console.Out.WriteLineAsync($"{dag.Id} is not paused.");
            return 0;
        }

        var runs = await state.Client.PreviewUnpauseAsync(dag.Id, cancellationToken);
        await Console.Out.WriteLineAsync(runs.Count == 0
            ? "Unpausing makes no runs at once."
            : $"Unpausing makes {runs.Count:N0} runs at once, of the logical dates");
        foreach (var interval in runs.Take(RunsShown))
        {
            await Console.Out.WriteLineAsync($"  {Tables.Instant(interval.Start)}");
        }

        if (runs.Count > RunsShown)
        {
            await Console.Out.WriteLineAsync($"  … the last {Tables.Instant(runs[^1].Start)}");
        }

        if (!isDryRun)
        {
            await state.Client.UnpauseAsync(dag.Id, cancellationToken);
            await Console.Out.WriteLineAsync($"{dag.Id} goes on.");
        }

        return 0;
    }
}
