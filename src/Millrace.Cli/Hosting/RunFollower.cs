using Millrace.Orchestration;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.State;

namespace Millrace.Cli.Hosting;

/// <summary>Hands out the lines of all tasks of a run as they come, until the run has ended. Not thread-safe.</summary>
internal sealed class RunFollower(OrchestratorClient client, TaskLogs logs, Action<TaskLogLine> write)
{
    private const int LinesAtOnce = 1000;
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<(TaskKey Task, int Try), int> _seen = [];

    /// <summary>Follows the run; returns it as it ended.</summary>
    public async Task<DagRun> FollowAsync(RunKey key, CancellationToken cancellationToken)
    {
        while (true)
        {
            var run = await client.Runs.GetAsync(key, cancellationToken)
                ?? throw new OrchestratorException($"The DAG '{key.DagId}' has no run '{key.RunId}' any more.");
            // The last lines may come after the end.
            var isOver = run.State is RunState.Success or RunState.Failed;
            await Task.Delay(LookInterval, TimeProvider.System, cancellationToken);
            foreach (var task in run.Tasks.Values)
            {
                for (var number = 1; number <= task.TryNumber; number++)
                {
                    await TellAsync(key, task.Key, number, cancellationToken);
                }
            }

            if (isOver)
            {
                return run;
            }
        }
    }

    private async Task TellAsync(RunKey run, TaskKey task, int number, CancellationToken cancellationToken)
    {
        var last = _seen.GetValueOrDefault((task, number));
        foreach (var line in await logs.ReadAsync(run, task, number, last, LinesAtOnce, cancellationToken))
        {
            _seen[(task, number)] = line.Number;
            write(line);
        }
    }
}
