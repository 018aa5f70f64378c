namespace Millrace.Server.Security;

/// <summary>Who makes a request. Immutable.</summary>
/// <param name="Name">The user's name; <c>local</c> where no login is demanded.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Csrf">The token that changes must carry; null when the request has no cookie to abuse.</param>
internal sealed record Caller(string Name, Role Role, string? Csrf)
{
    public static Caller Local { get; } = new("local", Role.Admin, null);
}
