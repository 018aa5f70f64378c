using System.Globalization;
using Millrace.Server.Security;

namespace Millrace.Server.Live;

/// <summary>Writes server-sent events (text/event-stream).</summary>
internal static class EventStream
{
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Begins the answer.</summary>
    /// <exception cref="Hosting.ApiException">429: the caller has too many open.</exception>
    public static void Begin(HttpContext context)
    {
        context.RequestServices.GetRequiredService<StreamLimit>().Take(context);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache, no-transform";
        context.Response.Headers["X-Accel-Buffering"] = "no";
    }

    public static Task WriteAsync(HttpContext context, long? id, string name, string json, CancellationToken cancellationToken)
    {
        var first = id is { } number ? $"id: {number.ToString(CultureInfo.InvariantCulture)}\n" : "";
        return context.Response.WriteAsync($"{first}event: {name}\ndata: {json}\n\n", cancellationToken);
    }

    public static async Task WriteHeartbeatAsync(HttpContext context, CancellationToken cancellationToken)
    {
        await context.Response.WriteAsync(": still here\n\n", cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
    }
}
