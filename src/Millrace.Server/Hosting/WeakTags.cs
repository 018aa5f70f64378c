using System.Security.Cryptography;

namespace Millrace.Server.Hosting;

/// <summary>
/// A weak tag on the API's answers to GET, so that a page that polls gets 304 and no body while nothing has changed. Answers that are
/// large or go on and on are passed through, and files are; a tag that the endpoint gave stays.
/// </summary>
internal sealed class WeakTags(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || IsStream(context.Request)
            || !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        var client = context.Response.Body;
        using var kept = new MemoryStream();
        context.Response.Body = kept;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = client;
        }

        if (context.Response.StatusCode == StatusCodes.Status200OK && context.Response.Headers.ETag.Count == 0)
        {
            var tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(kept.GetBuffer().AsSpan(0, (int)kept.Length)).AsSpan(0, 12))}\"";
            context.Response.Headers.ETag = tag;
            context.Response.Headers.CacheControl = "private, no-cache";
            if (context.Request.Headers.IfNoneMatch.ToString().Contains(tag, StringComparison.Ordinal))
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                context.Response.ContentLength = null;
                context.Response.ContentType = null;
                return;
            }
        }

        kept.Position = 0;
        await kept.CopyToAsync(client, context.RequestAborted);
    }

    private static bool IsStream(HttpRequest request) =>
        request.Query.ContainsKey("format") || request.Headers.Accept.ToString().Contains("text/csv", StringComparison.OrdinalIgnoreCase)
        || request.Path.Value is { } path && (path.EndsWith("/events", StringComparison.Ordinal)
            || path.EndsWith("/follow", StringComparison.Ordinal) || path.EndsWith("/export", StringComparison.Ordinal)
            || path.EndsWith("/tail", StringComparison.Ordinal) || path.EndsWith("/wait", StringComparison.Ordinal));
}
