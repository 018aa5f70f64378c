using System.Text.Json.Nodes;

namespace Millrace.Server.Data.Shapes;

/// <summary>An index.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Keys">Its fields in order.</param>
/// <param name="IsUnique">Whether no two documents may have the same key.</param>
/// <param name="IsSparse">Whether documents without the fields are left out.</param>
/// <param name="PartialFilter">Which documents it has; null for all.</param>
/// <param name="ExpireAfterSeconds">After how long it removes documents; null when it does not.</param>
/// <param name="Bytes">Its size; null when the server does not tell.</param>
/// <param name="Uses">How often queries used it since <paramref name="UsesSince"/>; null when the server does not tell.</param>
/// <param name="UsesSince">When the server began to count.</param>
/// <param name="Specification">All of it, as the server keeps it.</param>
internal sealed record IndexShape(
    string Name, IReadOnlyList<IndexKey> Keys, bool IsUnique, bool IsSparse, JsonNode? PartialFilter, long? ExpireAfterSeconds,
    long? Bytes, long? Uses, DateTimeOffset? UsesSince, JsonNode? Specification);
