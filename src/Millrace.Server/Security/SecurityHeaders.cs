namespace Millrace.Server.Security;

/// <summary>Headers that keep browsers from doing what no page of ours needs, on every answer. They are set when the answer starts, so
/// that an error that clears the answer does not clear them.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // Charts and the table's widths are style attributes; style elements are the widgets' own, and carry the page's nonce.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'{0}; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; "
        + "font-src 'self'; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
        + "frame-ancestors 'none'";

    private static readonly string WithoutNonce = PolicyOf("");

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state => SetAsync((HttpContext)state), context);
        return next(context);
    }

    private static string PolicyOf(string nonce) => Policy.Replace("{0}", nonce, StringComparison.Ordinal);

    private static Task SetAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = StyleNonce.Find(context) is { } nonce ? PolicyOf($" 'nonce-{nonce}'") : WithoutNonce;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        return Task.CompletedTask;
    }
}
