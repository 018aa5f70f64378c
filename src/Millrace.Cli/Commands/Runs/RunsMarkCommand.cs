using System.CommandLine;
using Millrace.Cli.Hosting;
using Millrace.Orchestration;
using Millrace.Orchestration.Execution;

namespace Millrace.Cli.Commands.Runs;

/// <summary><c>millrace runs mark</c>: says what became of a run, or of tasks of it.</summary>
internal sealed class RunsMarkCommand : DagStateCommand
{
    private readonly Argument<string> _dag = DagArgument();
    private readonly Argument<string> _run = RunArgument();
    private readonly Option<string> _as = new("--as") { Description = "What became of it", Required = true };

    private readonly Option<string[]> _task = new("--task")
    {
        HelpName = "TASK", Description = "Only this task, or item (load[3]); may be given several times", Arity = ArgumentArity.OneOrMore,
    };

    public RunsMarkCommand()
        : base("mark", "Say what became of a run, or of tasks of it; what still runs of it is stopped.")
    {
        _as.AcceptOnlyFromAmong(
            StateNames.Of(TaskState.Success), StateNames.Of(TaskState.Failed), StateNames.Of(TaskState.Skipped));
        Add(_dag);
        Add(_run);
        Add(_as);
        Add(_task);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "millrace runs mark consumer_users --as success",
        "millrace runs mark random_people_names latest --task producer_random_users_national_UA --as skipped",
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var state = await DagState.OpenAsync(context, cancellationToken);
        var dag = state.Dag(context.Parsed.GetRequiredValue(_dag));
        var run = await state.RunAsync(dag.Id, context.Parsed.GetRequiredValue(_run), cancellationToken);
        var name = context.Parsed.GetRequiredValue(_as);
        var tasks = (context.Parsed.GetValue(_task) ?? []).Select(task => TaskNames.Parse(dag, task)).ToList();
        if (tasks.Count > 0)
        {
            await state.Client.MarkTasksAsync(run.Key, tasks, StateNames.ToTaskState(name)!.Value, cancellationToken);
            await Console.Out.WriteLineAsync($"{string.Join(", ", tasks)} of {run.Key.RunId} marked {name}.");
            return 0;
        }

        var runState = StateNames.ToRunState(name)
            ?? throw new OrchestratorException("A run is marked success or failed; skipped is for tasks (--task).");
        await state.Client.MarkRunAsync(run.Key, runState, cancellationToken);
        await Console.Out.WriteLineAsync($"{run.Key.RunId} marked {name}.");
        return 0;
    }
}
