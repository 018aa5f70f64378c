using System.CommandLine;
using Millrace.Cli.Commands.Runs;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Cli.Settings;
using Millrace.Orchestration;
using Millrace.Orchestration.Execution;

namespace Millrace.Cli.Commands.Tasks;

/// <summary><c>millrace tasks logs</c>: what a task logged.</summary>
internal sealed class TasksLogsCommand : DagStateCommand
{
    private const int LinesAtOnce = 1000;

    private static readonly Setting<int?> Try = new(
        "--try", "N", "Which try (default: the last)", null, text => SettingParser.Count(1, int.MaxValue)(text));

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(200);

    private readonly Argument<string> _dag = DagArgument();
    private readonly Argument<string> _task = new("TASK") { Description = "The task's id, or load[3] for an item of a mapped task" };
    private readonly Argument<string> _run = RunArgument();
    private readonly Option<bool> _follow = new("--follow", "-f") { Description = "Go on with new lines until the try is over" };

    public TasksLogsCommand()
        : base("logs", "Print what a task logged, line by line.", Try)
    {
        Add(_dag);
        Add(_task);
        Add(_run);
        Add(_follow);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "millrace tasks logs random_people_names producer_random_users_national_US",
        "millrace tasks logs consumer_users consumer_random_users_national_UA --follow",
        "millrace tasks logs random_people_names producer_random_users_national_US scheduled__2026-03-01T00:00:00+00:00 --try 1",
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var state = await DagState.LookAsync(context, cancellationToken);
        var dag = state.Dag(context.Parsed.GetRequiredValue(_dag));
        var key = TaskNames.Parse(dag, context.Parsed.GetRequiredValue(_task));
        var run = await state.RunAsync(dag.Id, context.Parsed.GetRequiredValue(_run), cancellationToken);
        var follows = context.Parsed.GetValue(_follow);
        try
        {
            var number = context.Find(Try) ?? await LastTryAsync(state, run, key, follows, cancellationToken);
            await (follows
                ? FollowAsync(state, run.Key, key, number, cancellationToken)
                : PrintAsync(state, run.Key, key, number, cancellationToken));
        }
        catch (OperationCanceledException) when (follows && cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C is how following ends.
        }

        return 0;
    }

    private static async Task PrintAsync(DagState state, RunKey run, TaskKey task, int number, CancellationToken cancellationToken)
    {
        var last = 0;
        while (await state.Logs.ReadAsync(run, task, number, last, LinesAtOnce, cancellationToken) is { Count: > 0 } lines)
        {
            foreach (var line in lines)
            {
                await Console.Out.WriteLineAsync(TaskLogText.Of(line));
            }

            last = lines[^1].Number;
        }

        if (last == 0)
        {
            await Console.Error.WriteLineAsync($"millrace: try {number} of {task} has logged nothing, or its lines are no longer kept.");
        }
    }

    private static async Task FollowAsync(DagState state, RunKey run, TaskKey task, int number, CancellationToken cancellationToken)
    {
        await foreach (var line in state.Logs.FollowAsync(run, task, number, cancellationToken))
        {
            await Console.Out.WriteLineAsync(TaskLogText.Of(line));
        }
    }

    /// <summary>The last try; who follows waits for the first.</summary>
    private static async Task<int> LastTryAsync(
        DagState state, DagRun run, TaskKey task, bool waits, CancellationToken cancellationToken)
    {
        var present = run;
        while (present.Find(task) is not { TryNumber: > 0 })
        {
            if (!waits || !present.IsOpen)
            {
                throw new OrchestratorException($"Task '{task}' of run '{run.Key.RunId}' has not begun.");
            }

            await Task.Delay(LookInterval, TimeProvider.System, cancellationToken);
            present = await state.RunAsync(run.Key.DagId, run.Key.RunId, cancellationToken);
        }

        return present.Find(task)!.TryNumber;
    }
}
