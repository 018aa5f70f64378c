namespace Millrace.Server.Pages.Shapes;

/// <summary>Whether the parts work.</summary>
internal sealed record HealthShape(string Status, IReadOnlyList<HealthPart> Parts);
