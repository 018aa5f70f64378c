namespace Millrace.Server.Security;

/// <summary>Demands of endpoints, and the caller of a request.</summary>
internal static class SecurityExtensions
{
    private static readonly object Key = new();

    public static T Demand<T>(this T builder, Role role)
        where T : IEndpointConventionBuilder => builder.WithMetadata(new DemandedRole(role));

    public static T OpenToAll<T>(this T builder)
        where T : IEndpointConventionBuilder => builder.WithMetadata(new OpenToAll());

    /// <summary>Who makes the request; the guard has let them in.</summary>
    public static Caller Caller(this HttpContext context) => context.FindCaller()
        ?? throw new InvalidOperationException("The endpoint needs no login, so it has no caller.");

    public static Caller? FindCaller(this HttpContext context) => context.Items[Key] as Caller;

    public static void SetCaller(this HttpContext context, Caller caller) => context.Items[Key] = caller;
}
