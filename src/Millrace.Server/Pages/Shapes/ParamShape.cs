using System.Text.Json.Nodes;

namespace Millrace.Server.Pages.Shapes;

/// <summary>A parameter of a DAG.</summary>
internal sealed record ParamShape(
    string Name,
    string Type,
    JsonNode? Default,
    string Description,
    bool Required,
    IReadOnlyList<string>? Enum,
    double? Minimum,
    double? Maximum,
    string? Pattern);
