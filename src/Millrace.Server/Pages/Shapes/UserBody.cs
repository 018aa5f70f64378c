namespace Millrace.Server.Pages.Shapes;

/// <summary>A user to make or change.</summary>
internal sealed record UserBody(string? Name, string? Role, string? Password);
