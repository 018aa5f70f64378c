using Microsoft.Extensions.Logging;

namespace Millrace.Orchestration;

/// <summary>The orchestrator's log messages. Event ids: 1500 scheduler, 1520 runs, 1540 workers and tasks, 1560 logs and effects.</summary>
internal static partial class Log
{
    [LoggerMessage(1500, LogLevel.Information, "{Owner} is now the scheduler.")]
    public static partial void LeaderElected(this ILogger logger, string owner);

    [LoggerMessage(1501, LogLevel.Warning, "{Owner} is no longer the scheduler.")]
    public static partial void LeaderLost(this ILogger logger, string owner);

    [LoggerMessage(1502, LogLevel.Warning, "The scheduler could not do its work: {Reason} Trying again.")]
    public static partial void SchedulerFailed(this ILogger logger, string reason);

    [LoggerMessage(1503, LogLevel.Error, "Run {Run} cannot go on: {Reason}")]
    public static partial void RunStuck(this ILogger logger, string run, string reason);

    [LoggerMessage(1520, LogLevel.Information, "Run {Run} created.")]
    public static partial void RunCreated(this ILogger logger, string run);

    [LoggerMessage(1521, LogLevel.Information, "Run {Run} ended: {State}. {Error}")]
    public static partial void RunEnded(this ILogger logger, string run, string state, string error);

    [LoggerMessage(1540, LogLevel.Information, "Worker {Worker} showed no sign of life and is given up.")]
    public static partial void WorkerLost(this ILogger logger, string worker);

    [LoggerMessage(1541, LogLevel.Warning, "This worker could not show a sign of life in time; its tasks are cancelled.")]
    public static partial void SessionExpired(this ILogger logger);

    [LoggerMessage(1542, LogLevel.Debug, "Task {Task} of run {Run}: try {Try} ended: {Outcome}.")]
    public static partial void TaskEnded(this ILogger logger, string task, string run, int @try, string outcome);

    [LoggerMessage(1543, LogLevel.Warning, "Task {Task} of run {Run}: {Reason} Trying again.")]
    public static partial void TaskReportFailed(this ILogger logger, string task, string run, string reason);

    [LoggerMessage(1544, LogLevel.Warning, "Task {Task} of run {Run} does not stop although it was cancelled; it is left behind.")]
    public static partial void TaskDoesNotStop(this ILogger logger, string task, string run);

    [LoggerMessage(1545, LogLevel.Warning, "Tasks could not be claimed: {Reason} Trying again.")]
    public static partial void ClaimFailed(this ILogger logger, string reason);

    // Lines of a task's own log.
    [LoggerMessage(1550, LogLevel.Information, "Skipped: {Reason}")]
    public static partial void TrySkipped(this ILogger logger, string reason);

    [LoggerMessage(1551, LogLevel.Error, "Failed, and will not be tried again.")]
    public static partial void TryFailedForGood(this ILogger logger, Exception exception);

    [LoggerMessage(1552, LogLevel.Error, "Failed.")]
    public static partial void TryFailed(this ILogger logger, Exception exception);

    [LoggerMessage(1560, LogLevel.Warning, "Task logs could not be kept: {Reason} Trying again.")]
    public static partial void LogWriteFailed(this ILogger logger, string reason);

    [LoggerMessage(1561, LogLevel.Warning, "A notification of run {Run} could not be sent: {Reason}")]
    public static partial void NotificationFailed(this ILogger logger, string run, string reason);
}
