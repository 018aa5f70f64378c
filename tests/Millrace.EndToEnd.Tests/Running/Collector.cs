using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Millrace.EndToEnd.Tests.Running;

/// <summary>An OpenTelemetry collector on loopback that keeps what is sent to it over HTTP. Thread-safe.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<byte[]> _traces = new();
    private readonly ConcurrentQueue<byte[]> _metrics = new();

    private Collector(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    /// <summary>Everything that was sent, as bytes.</summary>
    public IEnumerable<byte[]> Requests => _traces.Concat(_metrics);

    /// <summary>Names of the metrics: ExportMetricsServiceRequest → resource_metrics → scope_metrics → metrics → name.</summary>
    public IReadOnlySet<string> Metrics => _metrics
        .SelectMany(body => new ProtobufMessage(body).Messages(1))
        .SelectMany(resource => resource.Messages(2))
        .SelectMany(scope => scope.Messages(2))
        .Select(metric => metric.Text(1))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>ExportTraceServiceRequest → resource_spans → scope_spans → spans.</summary>
    public IReadOnlyList<Span> Spans => _traces
        .SelectMany(body => new ProtobufMessage(body).Messages(1))
        .SelectMany(resource => resource.Messages(2))
        .SelectMany(scope => scope.Messages(2))
        .Select(span => new Span(
            span.Text(5), span.Hex(1), span.Hex(2), [.. span.Messages(13).Select(link => $"{link.Hex(1)}/{link.Hex(2)}")]))
        .ToList();

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var collector = new Collector(app);
        app.MapPost("/v1/traces", context => KeepAsync(context, collector._traces));
        app.MapPost("/v1/metrics", context => KeepAsync(context, collector._metrics));
        await app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task KeepAsync(HttpContext context, ConcurrentQueue<byte[]> bodies)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        bodies.Enqueue(body.ToArray());
        context.Response.ContentType = "application/x-protobuf";
    }
}
