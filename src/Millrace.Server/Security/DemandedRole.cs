namespace Millrace.Server.Security;

/// <summary>The role that an endpoint demands. Without it reading demands a viewer and all else an operator.</summary>
internal sealed record DemandedRole(Role Role);
