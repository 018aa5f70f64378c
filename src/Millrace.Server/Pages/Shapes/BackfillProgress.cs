using System.Text.Json.Nodes;

namespace Millrace.Server.Pages.Shapes;

/// <summary>A backfill and how far it is.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State"><c>running</c>, <c>paused</c>, <c>completed</c> or <c>cancelled</c>.</param>
/// <param name="From">The first logical date.</param>
/// <param name="To">The last logical date.</param>
/// <param name="Reprocess">What it does with intervals that have a run: <c>none</c>, <c>failed</c> or <c>completed</c>.</param>
/// <param name="MaxActiveRuns">Its runs at a time.</param>
/// <param name="Intervals">Intervals in its range.</param>
/// <param name="Position">Intervals it has come to.</param>
/// <param name="Runs">Its runs by state.</param>
/// <param name="Conf">Parameters of its runs.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CompletedAt">When it was over.</param>
internal sealed record BackfillProgress(
    string Id,
    string State,
    DateTimeOffset From,
    DateTimeOffset To,
    string Reprocess,
    int MaxActiveRuns,
    int Intervals,
    int Position,
    RunCounts Runs,
    JsonNode? Conf,
    DateTimeOffset CreatedAt,
    DateTimeOffset? CompletedAt);
