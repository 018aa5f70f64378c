namespace Millrace.Server.Pages.Shapes;

/// <summary>A user.</summary>
internal sealed record UserShape(string Name, string Role, DateTimeOffset CreatedAt, DateTimeOffset? LastLoginAt);
