namespace Millrace.Server.Security;

/// <summary>A user who may log in. Immutable.</summary>
/// <param name="Name">The name.</param>
/// <param name="Role">What they may do.</param>
/// <param name="CreatedAt">When the user was made.</param>
/// <param name="LastLoginAt">The last login; null for none.</param>
public sealed record UserAccount(string Name, Role Role, DateTimeOffset CreatedAt, DateTimeOffset? LastLoginAt);
