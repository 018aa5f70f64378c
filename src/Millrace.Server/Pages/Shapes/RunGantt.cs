namespace Millrace.Server.Pages.Shapes;

/// <summary>When each task of a run ran, try by try.</summary>
/// <param name="RunId">The run.</param>
/// <param name="State">Its state.</param>
/// <param name="LogicalDate">Its logical date.</param>
/// <param name="QueuedAt">When it was queued.</param>
/// <param name="StartDate">When it began.</param>
/// <param name="EndDate">When it ended.</param>
/// <param name="Rows">Tasks in the DAG's order, the items of mapped ones in theirs; at most 500.</param>
/// <param name="Total">How many rows there are.</param>
internal sealed record RunGantt(
    string RunId,
    string State,
    DateTimeOffset LogicalDate,
    DateTimeOffset QueuedAt,
    DateTimeOffset? StartDate,
    DateTimeOffset? EndDate,
    IReadOnlyList<GanttRow> Rows,
    int Total);
