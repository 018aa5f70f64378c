namespace Millrace.Server.Pages.Shapes;

/// <summary>A task that failed, and why.</summary>
internal sealed record FailedTask(
    string RunId,
    DateTimeOffset LogicalDate,
    string TaskId,
    int MapIndex,
    int TryNumber,
    DateTimeOffset? EndDate,
    string? Error);
