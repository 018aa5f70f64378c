namespace Millrace.Server.Pages.Shapes;

/// <summary>A task of a run, or one item of a mapped task.</summary>
internal sealed record TaskDetails(
    string DagId,
    string RunId,
    string TaskId,
    int MapIndex,
    DateTimeOffset LogicalDate,
    string RunState,
    string? State,
    int TryNumber,
    int MaxTries,
    DateTimeOffset? QueuedAt,
    DateTimeOffset? StartDate,
    DateTimeOffset? EndDate,
    DateTimeOffset? NextTryAt,
    string? Error,
    string? Worker,
    IReadOnlyList<string>? Chosen,
    IReadOnlyList<TryShape> Tries,
    IReadOnlyDictionary<string, int>? Mapped,
    TaskShape? Definition);
