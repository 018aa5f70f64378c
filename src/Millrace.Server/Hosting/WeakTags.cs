namespace Millrace.Server.Hosting;

/// <summary>
/// A weak tag on the API's answers to GET, so that a page that polls gets 304 and no body while nothing has changed. Answers that are
/// large or go on and on are passed through, and files are; a tag that the endpoint gave stays.
/// </summary>
internal sealed class WeakTags(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method)
            || !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        var client = context.Response.Body;
        await using var kept = new TaggedBody(context, client);
        context.Response.Body = kept;
        try
        {
            await next(context);
            // What the endpoint wrote last may still lie in the writer, which ends with this body.
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
        finally
        {
            context.Response.Body = client;
        }

        await kept.SendAsync(context.RequestAborted);
    }
}
