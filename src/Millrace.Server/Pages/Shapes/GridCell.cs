namespace Millrace.Server.Pages.Shapes;

/// <summary>A task of a run in the grid.</summary>
internal sealed record GridCell(
    string? State,
    int TryNumber,
    DateTimeOffset? StartDate,
    DateTimeOffset? EndDate,
    IReadOnlyDictionary<string, int>? Mapped);
