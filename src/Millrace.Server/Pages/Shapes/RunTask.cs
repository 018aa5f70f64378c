namespace Millrace.Server.Pages.Shapes;

/// <summary>A task of a run; a mapped one is the sum of its items, which <c>Mapped</c> counts by state.</summary>
internal sealed record RunTask(
    string TaskId,
    string? Description,
    bool IsMapped,
    IReadOnlyList<string> Upstream,
    string? TriggerRule,
    string? State,
    int TryNumber,
    int MaxTries,
    DateTimeOffset? QueuedAt,
    DateTimeOffset? StartDate,
    DateTimeOffset? EndDate,
    DateTimeOffset? NextTryAt,
    string? Error,
    IReadOnlyDictionary<string, int>? Mapped);
