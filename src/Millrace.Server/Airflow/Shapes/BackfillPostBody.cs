using System.Text.Json.Nodes;

namespace Millrace.Server.Airflow.Shapes;

/// <summary>A backfill that is asked for.</summary>
internal sealed record BackfillPostBody(
    string DagId,
    DateTimeOffset? FromDate,
    DateTimeOffset? ToDate,
    bool? RunBackwards,
    JsonObject? DagRunConf,
    string? ReprocessBehavior,
    int? MaxActiveRuns,
    bool? RunOnLatestVersion);
