using System.Globalization;
using Confluent.Kafka;

namespace Millrace.Pipelines.Tests.Support;

/// <summary>
/// librdkafka's own in-memory cluster: a broker nobody here wrote. It has no CreateTopics, but makes a topic with four
/// partitions when a producer asks for it. Lives as long as the client that hosts it.
/// </summary>
internal sealed class TestKafka : IDisposable
{
    private readonly IProducer<byte[], byte[]> _host;

    public TestKafka()
    {
        KafkaNative.EnsureLoaded();
        var config = new ProducerConfig { BootstrapServers = "localhost:1" };
        config.Set("test.mock.num.brokers", "1");
        _host = new ProducerBuilder<byte[], byte[]>(config).SetLogHandler((_, _) => { }).Build();
        using var admin = new DependentAdminClientBuilder(_host.Handle).Build();
        var broker = admin.GetMetadata(TimeSpan.FromSeconds(10)).Brokers[0];
        Options = new KafkaOptions
        {
            BootstrapServers = string.Create(CultureInfo.InvariantCulture, $"{broker.Host}:{broker.Port}"),
            RequestTimeout = TimeSpan.FromSeconds(10),
        };
    }

    public KafkaOptions Options { get; }

    public void CreateTopics(params IEnumerable<string> names)
    {
        using var admin = new DependentAdminClientBuilder(_host.Handle).Build();
        foreach (var name in names)
        {
            admin.GetMetadata(name, TimeSpan.FromSeconds(10));
        }
    }

    public void Dispose() => _host.Dispose();
}
