using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Millrace.Embedded.Kafka.Connections;

/// <summary>Kestrel asks for an HTTP application when it starts; this server has no HTTP endpoint that would ever call it.</summary>
internal sealed class NoHttpApplication : IHttpApplication<object>
{
    public object CreateContext(IFeatureCollection contextFeatures) => throw Unreachable();

    public Task ProcessRequestAsync(object context) => throw Unreachable();

    public void DisposeContext(object context, Exception? exception) => throw Unreachable();

    private static InvalidOperationException Unreachable() => new("The Kafka broker has no HTTP endpoint.");
}
