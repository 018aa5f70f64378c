using System.Text.Json.Nodes;

namespace Millrace.Server.Airflow.Shapes;

/// <summary>Changes of datasets; only the last of each is kept, so the list is empty.</summary>
internal sealed record AssetEventCollectionResponse(IReadOnlyList<JsonNode> AssetEvents, long TotalEntries);
