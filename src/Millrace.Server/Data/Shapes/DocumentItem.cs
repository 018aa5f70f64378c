using System.Text.Json.Nodes;

namespace Millrace.Server.Data.Shapes;

/// <summary>A document.</summary>
/// <param name="Id">Its id as canonical Extended JSON, which names it exactly; null when the projection leaves it out.</param>
/// <param name="Document">All of it as relaxed Extended JSON; whole numbers beyond 2^53 as <c>$numberLong</c>.</param>
internal sealed record DocumentItem(string? Id, JsonNode? Document);
