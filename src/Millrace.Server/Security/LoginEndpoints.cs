using System.Reflection;
using Millrace.Orchestration.Execution;
using Millrace.Server.Airflow.Shapes;

namespace Millrace.Server.Security;

/// <summary>Logging in and out: a token for programs as Airflow gives it, cookies for the pages.</summary>
internal static class LoginEndpoints
{
    public static void Map(IEndpointRouteBuilder root)
    {
        root.MapPost("/auth/token", TokenAsync).WithName("create_token").OpenToAll().WithTags("airflow");
        var session = root.MapGroup("/api/millrace/v1/session");
        session.MapGet("", Get).OpenToAll();
        session.MapPost("", BeginAsync).OpenToAll();
        session.MapDelete("", EndAsync).OpenToAll();
    }

    public static string Version { get; } =
        typeof(LoginEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
            ?? "0";

    private static SessionShape Get(HttpContext context, AccessRules rules) => Shape(rules, context.FindCaller());

    private static async Task<IResult> TokenAsync(
        LoginBody body, HttpContext context, AccessRules rules, SessionStore sessions, LoginCheck check,
        CancellationToken cancellationToken)
    {
        if (!rules.NeedsLogin)
        {
            // Clients that always log in may go on; the token is not looked at.
            return Results.Json(new LoginResponse("none"), statusCode: StatusCodes.Status201Created);
        }

        var user = await check.VerifyAsync(body, context, cancellationToken);
        var (token, _) = await sessions.BeginAsync(user.Name, cancellationToken);
        return Results.Json(new LoginResponse(token), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<SessionShape> BeginAsync(
        LoginBody body, HttpContext context, AccessRules rules, SessionStore sessions, LoginCheck check,
        CancellationToken cancellationToken)
    {
        if (!rules.NeedsLogin)
        {
            return Shape(rules, Caller.Local);
        }

        var user = await check.VerifyAsync(body, context, cancellationToken);
        if (context.Request.Cookies.TryGetValue(AccessGuard.CookieName(context.Request, AccessGuard.SessionCookie), out var before))
        {
            await sessions.EndAsync(before, cancellationToken);
        }

        var (token, csrf) = await sessions.BeginAsync(user.Name, cancellationToken);
        var options = new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            // A browser would not keep a secure cookie that comes without TLS from another machine.
            Secure = context.Request.IsHttps,
            MaxAge = sessions.Lifetime,
            Path = "/",
        };
        context.Response.Cookies.Append(AccessGuard.CookieName(context.Request, AccessGuard.SessionCookie), token, options);
        // The page reads this one, and sends it back as a header.
        context.Response.Cookies.Append(
            AccessGuard.CookieName(context.Request, AccessGuard.CsrfCookie), csrf, new CookieOptions(options) { HttpOnly = false });
        return Shape(rules, new Caller(user.Name, user.Role, csrf));
    }

    private static async Task<IResult> EndAsync(
        HttpContext context, SessionStore sessions, AuditLog audit, CancellationToken cancellationToken)
    {
        if (context.FindCaller() is { Csrf: not null } caller && AccessGuard.TokenOf(context.Request, out _) is { } token)
        {
            await sessions.EndAsync(token, cancellationToken);
            await audit.AddAsync(caller.Name, "logout", "", new RunKey("", ""), cancellationToken);
        }

        foreach (var cookie in new[] { AccessGuard.SessionCookie, AccessGuard.CsrfCookie })
        {
            context.Response.Cookies.Delete(
                AccessGuard.CookieName(context.Request, cookie), new CookieOptions { Secure = context.Request.IsHttps, Path = "/" });
        }

        return Results.NoContent();
    }

    private static SessionShape Shape(AccessRules rules, Caller? caller) => new(
        rules.NeedsLogin ? "password" : "none",
        caller is null ? null : new SessionUser(caller.Name, UserStore.NameOf(caller.Role)),
        caller?.Csrf,
        Version);
}
