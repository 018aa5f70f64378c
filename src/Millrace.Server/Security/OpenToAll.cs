namespace Millrace.Server.Security;

/// <summary>Marks an endpoint that needs no login.</summary>
internal sealed record OpenToAll;
