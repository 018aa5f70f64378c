namespace Millrace.Server.Security;

/// <summary>Who the browser is logged in as.</summary>
internal sealed record SessionShape(string Authentication, SessionUser? User, string? Csrf, string Version);
