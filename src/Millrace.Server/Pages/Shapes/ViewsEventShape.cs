namespace Millrace.Server.Pages.Shapes;

/// <summary>A view has new data.</summary>
internal sealed record ViewsEventShape(string Name, DateTimeOffset? UpdatedAt);
