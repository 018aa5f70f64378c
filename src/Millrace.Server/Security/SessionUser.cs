namespace Millrace.Server.Security;

/// <summary>A user as the pages see them.</summary>
internal sealed record SessionUser(string Name, string Role);
