using System.CommandLine;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Cli.Settings;
using Millrace.Orchestration;
using Millrace.Orchestration.Execution;

namespace Millrace.Cli.Commands.Dags;

/// <summary><c>millrace dags trigger</c>: asks for a run.</summary>
internal sealed class DagsTriggerCommand : DagStateCommand
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(200);

    private readonly Argument<string> _dag = DagArgument();
    private readonly RunParams _params = new();
    private readonly Option<string?> _logicalDate = TimeOption("--logical-date", "The run's logical date (default: now)");
    private readonly Option<string?> _runId = new("--run-id") { HelpName = "ID", Description = "The run's id (default: manual__DATE)" };
    private readonly Option<string?> _note = new("--note") { HelpName = "TEXT", Description = "A note that is shown with the run" };
    private readonly Option<bool> _wait = new("--wait") { Description = "Wait for the run's end; exit code 1 when it fails" };

    public DagsTriggerCommand()
        : base("trigger", "Ask for a run. An 'up' on the same state runs it at once, or as soon as one is started.")
    {
        Add(_dag);
        _params.AddTo(this);
        Add(_logicalDate);
        Add(_runId);
        Add(_note);
        Add(_wait);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "millrace dags trigger random_people_names",
        "millrace dags trigger random_people_names --param window_seconds=0 --param results=500 --wait",
        "millrace dags trigger consumer_users --conf '{\"stop_when_caught_up\": true}' --note 'catching up'",
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var state = await DagState.OpenAsync(context, cancellationToken);
        var dag = state.Dag(context.Parsed.GetRequiredValue(_dag));
        var options = new TriggerOptions
        {
            Conf = _params.Read(context, dag),
            LogicalDate = TimeOf(context, _logicalDate),
            RunId = context.Parsed.GetValue(_runId),
            Note = context.Parsed.GetValue(_note) ?? "",
        };
        var run = await state.Client.TriggerAsync(dag.Id, options, cancellationToken);
        var isPaused = (await state.Client.GetDagAsync(dag.Id, cancellationToken)).IsPaused;
        await Console.Out.WriteLineAsync(
            $"{run.Key.RunId} is queued{(isPaused ? $"; it begins when the DAG is unpaused: 'millrace dags unpause {dag.Id}'" : "")}.");
        if (!context.Parsed.GetValue(_wait))
        {
            return 0;
        }

        while (run.State is RunState.Queued or RunState.Running)
        {
            await Task.Delay(LookInterval, TimeProvider.System, cancellationToken);
            run = await state.RunAsync(dag.Id, run.Key.RunId, cancellationToken);
        }

        RunReport.Write(run, dag);
        return run.State == RunState.Success ? 0 : CommandLine.Failed;
    }
}
