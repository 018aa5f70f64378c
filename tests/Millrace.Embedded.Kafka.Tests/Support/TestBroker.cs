using Microsoft.Extensions.Logging.Abstractions;

namespace Millrace.Embedded.Kafka.Tests.Support;

/// <summary>Starts brokers on free ports.</summary>
internal static class TestBroker
{
    public static Task<EmbeddedBroker> StartAsync(TemporaryDirectory directory) =>
        StartAsync(new EmbeddedBrokerOptions { DataDirectory = directory.Path });

    public static Task<EmbeddedBroker> StartAsync(EmbeddedBrokerOptions options) =>
        EmbeddedBroker.StartAsync(options, NullLoggerFactory.Instance);
}
