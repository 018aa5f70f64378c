namespace Millrace.Server.Pages.Shapes;

/// <summary>A change of the own password.</summary>
internal sealed record PasswordBody(string? Present, string? Next);
