namespace Millrace.Server.Pages.Shapes;

/// <summary>A task of a run, or an item of a mapped one.</summary>
internal sealed record GanttRow(
    string TaskId,
    int MapIndex,
    string? State,
    DateTimeOffset? QueuedAt,
    DateTimeOffset? NextTryAt,
    IReadOnlyList<GanttTry> Tries);
