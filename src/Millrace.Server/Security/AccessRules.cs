namespace Millrace.Server.Security;

/// <summary>What a server demands of requests. Immutable.</summary>
/// <param name="IsLoopback">Whether it listens on loopback only.</param>
/// <param name="NeedsLogin">Whether callers must log in.</param>
internal sealed record AccessRules(bool IsLoopback, bool NeedsLogin);
