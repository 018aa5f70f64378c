namespace Millrace.Server.Pages.Shapes;

/// <summary>A page of a list.</summary>
internal sealed record PageOf<T>(IReadOnlyList<T> Items, long Total, string? NextCursor = null);
