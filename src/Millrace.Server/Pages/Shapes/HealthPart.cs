namespace Millrace.Server.Pages.Shapes;

/// <summary>Whether a part works.</summary>
/// <param name="Name">The part, such as <c>store</c>.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Status"><c>healthy</c>, <c>idle</c>, <c>degraded</c> or <c>unhealthy</c>.</param>
/// <param name="Message">What is so, and what to do where something is wrong.</param>
/// <param name="SinceAt">Since when it is so, as far back as this process has looked.</param>
internal sealed record HealthPart(string Name, string Title, string Status, string Message, DateTimeOffset? SinceAt);
