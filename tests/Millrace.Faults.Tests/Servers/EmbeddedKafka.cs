using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Embedded.Kafka;
using Millrace.Pipelines;

namespace Millrace.Faults.Tests.Servers;

/// <summary>The embedded broker, really stopped and started.</summary>
internal sealed class EmbeddedKafka : KafkaServer
{
    private readonly string _folder;
    private readonly int _port;
    private EmbeddedBroker? _broker;

    private EmbeddedKafka(string folder, EmbeddedBroker broker) => (_folder, _broker, _port) = (folder, broker, broker.Port);

    public static async Task<KafkaServer> StartAsync()
    {
        KafkaNative.EnsureLoaded();
        var folder = Directory.CreateTempSubdirectory("millrace-faults-kafka-").FullName;
        var broker = await StartAsync(folder, port: 0);
        return new EmbeddedKafka(folder, broker) { Options = new KafkaOptions { BootstrapServers = broker.BootstrapServers } };
    }

    public override Task PrepareAsync(string topic, int partitions, string deadLetterTopic) => Task.CompletedTask;

    public override async Task StopAsync()
    {
        await _broker!.DisposeAsync();
        _broker = null;
    }

    public override async Task StartAgainAsync() => _broker = await StartAsync(_folder, _port);

    // As a cluster does that has lost replicas.
    public override Task RefuseAsync(string topic) => NeedReplicasAsync(topic, "2");

    public override Task AcceptAsync(string topic) => NeedReplicasAsync(topic, "1");

    public override async ValueTask DisposeAsync()
    {
        if (_broker is not null)
        {
            await _broker.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static Task<EmbeddedBroker> StartAsync(string folder, int port) => EmbeddedBroker.StartAsync(
        new EmbeddedBrokerOptions { DataDirectory = folder, Port = port }, NullLoggerFactory.Instance, CancellationToken.None);

    private async Task NeedReplicasAsync(string topic, string count)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = Options.BootstrapServers }).Build();
        await admin.AlterConfigsAsync(new Dictionary<ConfigResource, List<ConfigEntry>>
        {
            [new ConfigResource { Type = ResourceType.Topic, Name = topic }] = [new() { Name = "min.insync.replicas", Value = count }],
        });
    }
}
