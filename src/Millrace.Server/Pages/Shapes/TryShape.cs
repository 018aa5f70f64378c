namespace Millrace.Server.Pages.Shapes;

/// <summary>A try of a task.</summary>
internal sealed record TryShape(
    int TryNumber,
    string? State,
    DateTimeOffset? StartDate,
    DateTimeOffset? EndDate,
    string? Error,
    string? Worker);
