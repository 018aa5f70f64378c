using System.Text.Json.Nodes;

namespace Millrace.Server.Data.Shapes;

/// <summary>A collection with its options.</summary>
internal sealed record CollectionDetails(string Database, CollectionSummary Summary, string? Uuid, bool IsCapped, JsonNode? Options);
