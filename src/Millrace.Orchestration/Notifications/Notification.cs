namespace Millrace.Orchestration.Notifications;

/// <summary>What happened, and to what. Immutable.</summary>
public sealed record Notification
{
    /// <summary>What happened.</summary>
    public required NotificationKind Kind { get; init; }

    /// <summary>The DAG.</summary>
    public required string DagId { get; init; }

    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The run's logical date.</summary>
    public required DateTimeOffset LogicalDate { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The task; null when it is about the run.</summary>
    public string? TaskId { get; init; }

    /// <summary>The item's index of a mapped task, else -1.</summary>
    public int MapIndex { get; init; } = -1;

    /// <summary>Which try of the task, from 1; 0 when it is about the run.</summary>
    public int TryNumber { get; init; }

    /// <summary>Why it failed; empty otherwise.</summary>
    public string Error { get; init; } = "";

    /// <summary>One line for people.</summary>
    public string Summary => Kind switch
    {
        NotificationKind.RunSucceeded => $"Run {RunId} of {DagId} succeeded.",
        NotificationKind.RunFailed => $"Run {RunId} of {DagId} failed. {Error}".TrimEnd(),
        NotificationKind.TaskSucceeded => $"Task {TaskName} of {DagId}, run {RunId}, succeeded.",
        NotificationKind.TaskFailed => $"Task {TaskName} of {DagId}, run {RunId}, failed at try {TryNumber}. {Error}".TrimEnd(),
        _ => $"Task {TaskName} of {DagId}, run {RunId}, failed at try {TryNumber} and will be tried again. {Error}".TrimEnd(),
    };

    private string TaskName => MapIndex < 0 ? TaskId ?? "" : $"{TaskId}[{MapIndex}]";
}
