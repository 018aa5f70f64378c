using System.Text.Json.Nodes;

namespace Millrace.Server.Airflow.Shapes;

/// <summary>A backfill.</summary>
internal sealed record BackfillResponse(
    long Id,
    string DagId,
    DateTimeOffset FromDate,
    DateTimeOffset ToDate,
    JsonNode? DagRunConf,
    bool IsPaused,
    string ReprocessBehavior,
    int MaxActiveRuns,
    DateTimeOffset CreatedAt,
    DateTimeOffset? CompletedAt,
    DateTimeOffset UpdatedAt,
    string DagDisplayName);
