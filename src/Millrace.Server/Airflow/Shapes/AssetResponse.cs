using System.Text.Json.Nodes;

namespace Millrace.Server.Airflow.Shapes;

/// <summary>A dataset.</summary>
internal sealed record AssetResponse(
    int Id,
    string Name,
    string Uri,
    string Group,
    JsonObject? Extra,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyList<DagScheduleAssetReference> ScheduledDags,
    IReadOnlyList<TaskOutletAssetReference> ProducingTasks,
    IReadOnlyList<TaskOutletAssetReference> ConsumingTasks,
    IReadOnlyList<JsonNode> Aliases,
    IReadOnlyList<JsonNode> Watchers,
    LastAssetEventResponse? LastAssetEvent);
