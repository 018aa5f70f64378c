using Millrace.Bson;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Execution;

/// <summary>Runs the method of a task and says what became of it. Thread-safe.</summary>
internal sealed class TaskBody(IStateStore store, TimeProvider time, Action<TaskLogLine> write)
{
    private readonly XComTable _xcoms = new(store);

    /// <summary>Runs a try; returns when the method has ended, or when it does not although it was cancelled a while ago.</summary>
    /// <param name="task">The try.</param>
    /// <param name="item">The item of a mapped task, or missing.</param>
    /// <param name="patience">How long a cancelled method may take to end.</param>
    /// <param name="interrupted">Cancelled when the try is taken back or the process stops.</param>
    public async Task<TaskOutcome> RunAsync(ClaimedTask task, BsonValue item, TimeSpan patience, CancellationToken interrupted)
    {
        var log = new TaskLogger(task.Run.Key, task.Instance.Key, task.Instance.TryNumber, time, write);
        using var timeout = new CancellationTokenSource(task.Definition.ExecutionTimeout ?? Timeout.InfiniteTimeSpan, time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(interrupted, timeout.Token);
        TaskOutcome outcome;
        try
        {
            var context = Context(task, item, log, over.Token);
            if (task.Instance.TryNumber > 1)
            {
                await _xcoms.ClearAsync(task.Run.Key, task.Instance.Key, over.Token);
            }

            var result = await EndOf(Task.Run(() => task.Body(context), CancellationToken.None), patience, over.Token);
            outcome = await SucceedAsync(task, result, over.Token);
        }
        catch (Exception exception)
        {
            // Whatever a task throws is the task's failure, never the process's.
            outcome = timeout.IsCancellationRequested
                ? new TaskOutcome.Failed($"The task took longer than {task.Definition.ExecutionTimeout}.")
                : interrupted.IsCancellationRequested
                    ? new TaskOutcome.Interrupted("The worker stopped the task.")
                    : Outcome(exception, log);
        }

        return outcome;
    }

    private static TaskOutcome Outcome(Exception exception, TaskLogger log)
    {
        switch (exception)
        {
            case TaskSkippedException skipped:
                log.TrySkipped(skipped.Message);
                return new TaskOutcome.Skipped(skipped.Message);
            case TaskFailedException or ParamException:
                log.TryFailedForGood(exception);
                return new TaskOutcome.FailedForGood(exception.Message);
            default:
                log.TryFailed(exception);
                return new TaskOutcome.Failed(exception.Message);
        }
    }

    /// <summary>Waits for the method's end. A method that is cancelled and does not end is left behind: it can no longer do harm to the
    /// run, for what it would report is refused.</summary>
    private async Task<BsonValue> EndOf(Task<BsonValue> body, TimeSpan patience, CancellationToken over)
    {
        try
        {
            return await body.WaitAsync(over);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // Cancelled already: only the time counts now.
            return await body.WaitAsync(patience, time, CancellationToken.None);
        }
    }

    private async Task<TaskOutcome> SucceedAsync(ClaimedTask task, BsonValue result, CancellationToken cancellationToken)
    {
        if (!result.IsMissing)
        {
            await _xcoms.SetAsync(task.Run.Key, task.Instance.Key, XComTable.ReturnValue, result, cancellationToken);
        }

        return new TaskOutcome.Succeeded(
            task.Definition.Kind == TaskKind.Branch ? [.. result.AsArray.Select(chosen => chosen.AsString)] : null);
    }

    private TaskContext Context(ClaimedTask task, BsonValue item, TaskLogger log, CancellationToken over) => new(store, log)
    {
        Run = task.Run.Key,
        Task = task.Instance.Key,
        RunType = task.Run.Type,
        Interval = task.Run.Interval,
        LogicalDate = task.Run.LogicalDate,
        TryNumber = task.Instance.TryNumber,
        Params = task.Dag.ReadParams(task.Run.Conf),
        Item = item,
        Time = time,
        CancellationToken = over,
    };
}
