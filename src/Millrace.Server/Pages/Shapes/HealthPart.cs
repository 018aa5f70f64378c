namespace Millrace.Server.Pages.Shapes;

/// <summary>Whether a part works.</summary>
internal sealed record HealthPart(string Name, string Status, string Message, DateTimeOffset? SinceAt);
