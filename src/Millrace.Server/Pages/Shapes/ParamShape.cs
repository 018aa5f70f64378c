using System.Text.Json.Nodes;

namespace Millrace.Server.Pages.Shapes;

/// <summary>A parameter of a DAG.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its JSON type.</param>
/// <param name="Default">Its value when none is given.</param>
/// <param name="Description">For people.</param>
/// <param name="Required">Whether a run must give it.</param>
/// <param name="Enum">The only texts allowed.</param>
/// <param name="Minimum">The smallest number.</param>
/// <param name="Maximum">The largest number.</param>
/// <param name="Pattern">What a text must look like.</param>
/// <param name="Format"><c>date-time</c> for an instant; null otherwise.</param>
internal sealed record ParamShape(
    string Name,
    string Type,
    JsonNode? Default,
    string Description,
    bool Required,
    IReadOnlyList<string>? Enum,
    double? Minimum,
    double? Maximum,
    string? Pattern,
    string? Format);
