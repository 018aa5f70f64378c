using System.Net;
using System.Security.Cryptography;
using System.Text;
using Millrace.Server.Hosting;

namespace Millrace.Server.Security;

/// <summary>
/// Lets requests in. On loopback without login the name that was asked for must be a loopback name, else a page elsewhere could make its
/// own name point here (DNS rebinding). A change must come from this origin; one that is let in by a cookie must carry the session's
/// token too. Then the role must suffice.
/// </summary>
/// <remarks>What is not marked as open demands a login; what changes something demands an operator unless it says otherwise.</remarks>
internal sealed class AccessGuard(RequestDelegate next, SessionStore sessions, AccessRules rules)
{
    public const string SessionCookie = "millrace-session";
    public const string CsrfCookie = "millrace-csrf";
    private const string CsrfHeader = "X-Millrace-CSRF";
    private const string Bearer = "Bearer ";

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (rules.IsLoopback && !IsLoopbackName(request.Host.Host))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "This server answers to loopback names only, such as 127.0.0.1.");
            return;
        }

        if (!ComesFromHere(request))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "The request comes from another site.");
            return;
        }

        var byCookie = false;
        var caller = rules.NeedsLogin ? null : Caller.Local;
        if (rules.NeedsLogin && TokenOf(request, out byCookie) is { } token)
        {
            caller = await sessions.FindAsync(token, context.RequestAborted);
        }

        if (caller is not null)
        {
            context.SetCaller(caller);
        }

        // Without an endpoint it is the user interface, which must be had to log in, or nothing.
        var isOpen = context.GetEndpoint() is { } endpoint
            ? endpoint.Metadata.GetMetadata<OpenToAll>() is not null
            : !ErrorResponses.IsApi(request.Path);
        if (!isOpen && Refusal(context, caller, byCookie) is var (status, message))
        {
            await RefuseAsync(context, status, message);
            return;
        }

        await next(context);
    }

    private static (int Status, string Message)? Refusal(HttpContext context, Caller? caller, bool byCookie)
    {
        if (caller is null)
        {
            return (StatusCodes.Status401Unauthorized, "Not authenticated");
        }

        if (byCookie && !IsSafe(context.Request) && !IsTokenOf(caller, context.Request.Headers[CsrfHeader].ToString()))
        {
            return (StatusCodes.Status403Forbidden, $"The header {CsrfHeader} is missing or wrong: reload the page.");
        }

        var demanded = context.GetEndpoint()?.Metadata.GetMetadata<DemandedRole>()?.Role
            ?? (IsSafe(context.Request) ? Role.Viewer : Role.Operator);
        return caller.Role >= demanded
            ? null
            : (StatusCodes.Status403Forbidden,
                $"This needs the role {UserStore.NameOf(demanded)}; you are {UserStore.NameOf(caller.Role)}.");
    }

    private static Task RefuseAsync(HttpContext context, int status, string message) =>
        ErrorResponses.WriteAsync(context, status, message, null);

    internal static string? TokenOf(HttpRequest request, out bool byCookie)
    {
        byCookie = false;
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return authorization[Bearer.Length..].Trim();
        }

        byCookie = request.Cookies.TryGetValue(CookieName(request, SessionCookie), out var token);
        return token;
    }

    /// <summary>Over HTTPS browsers keep a cookie of this prefix for this very host, and take it from nobody else.</summary>
    internal static string CookieName(HttpRequest request, string name) => request.IsHttps ? $"__Host-{name}" : name;

    private static bool IsTokenOf(Caller caller, string given) => caller.Csrf is { } csrf
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(csrf));

    private static bool IsSafe(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);

    /// <summary>Programs send none of these headers; browsers send some that pages cannot forge. Another site may link to pages here, and
    /// do nothing else: it could not read an answer, but could keep the server busy and measure how long that takes.</summary>
    private static bool ComesFromHere(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0 && site is not ("same-origin" or "none"))
        {
            return IsSafe(request) && request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document";
        }

        if (IsSafe(request))
        {
            return true;
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
