using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Millrace.Cli.Hosting;

/// <summary>
/// Sends metrics and traces to an OTLP collector while it lives, and what is left when it is disposed. A collector that is slow or away
/// costs nothing but what it would have been sent. What there is to see: docs/observability.md.
/// </summary>
internal sealed class Telemetry : IDisposable
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // Bounds how long a collector that is away can hold up the end of a command.
    private const int FlushTimeoutMs = 2_000;

    private readonly MeterProvider _metrics;
    private readonly TracerProvider _traces;

    private Telemetry(Uri? endpoint)
    {
        var version = typeof(Telemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        var resource = ResourceBuilder.CreateDefault().AddService("millrace", serviceVersion: version);
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter("Millrace.*", "System.Runtime")
            .AddOtlpExporter(options => Configure(options, endpoint, "v1/metrics"))
            .Build();
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource("Millrace.*")
            .AddOtlpExporter(options => Configure(options, endpoint, "v1/traces"))
            .Build();
    }

    /// <summary>Starts sending, when an endpoint is given or the standard variable <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one.</summary>
    /// <param name="endpoint">The collector's address for OTLP over HTTP, without a path (<c>http://127.0.0.1:4318</c>), or null.</param>
    /// <returns>Null when nothing is to be sent.</returns>
    public static Telemetry? Start(Uri? endpoint) =>
        endpoint is null && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(EndpointVariable)) ? null : new Telemetry(endpoint);

    public void Dispose()
    {
        _traces.ForceFlush(FlushTimeoutMs);
        _metrics.ForceFlush(FlushTimeoutMs);
        _traces.Dispose();
        _metrics.Dispose();
    }

    // Without an address of its own the exporter reads the standard OTEL_… variables, protocol and headers included.
    private static void Configure(OtlpExporterOptions options, Uri? endpoint, string signal)
    {
        options.TimeoutMilliseconds = FlushTimeoutMs;
        if (endpoint is not null)
        {
            options.Protocol = OtlpExportProtocol.HttpProtobuf;
            options.Endpoint = new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/" + signal);
        }
    }
}
