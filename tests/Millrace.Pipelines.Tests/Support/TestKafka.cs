using System.Globalization;
using Confluent.Kafka;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Embedded.Kafka;
using Millrace.Pipelines.Stream;

namespace Millrace.Pipelines.Tests.Support;

/// <summary>
/// The cluster that a test talks to: the embedded broker, or, when MILLRACE_TEST_KAFKA says <c>mock</c>, librdkafka's own in-memory
/// cluster (a broker nobody here wrote; it has no CreateTopics, but makes a topic when a producer asks for it), or any other cluster
/// that MILLRACE_TEST_KAFKA names. Topics have four partitions.
/// </summary>
internal sealed class TestKafka : IAsyncDisposable
{
    private const int Partitions = 4;

    private readonly string _folder = Directory.CreateTempSubdirectory("millrace-pipelines-").FullName;
    private EmbeddedBroker? _embedded;
    private int _port;
    private IProducer<byte[], byte[]>? _mock;

    private TestKafka()
    {
    }

    private static string? Named => Environment.GetEnvironmentVariable("MILLRACE_TEST_KAFKA");

    public KafkaOptions Options { get; private set; } = null!;

    public bool IsMock => _mock is not null;

    public static Task<TestKafka> StartAsync() => StartAsync(Named);

    /// <summary>The embedded broker whatever the environment says, for tests that stop and start it.</summary>
    public static Task<TestKafka> StartEmbeddedAsync() => StartAsync(null);

    /// <summary>A cluster that answers administrators: not the mock, which has neither CreateTopics nor ListGroups.</summary>
    public static Task<TestKafka> StartWithAdminAsync() => Named is "mock" ? StartEmbeddedAsync() : StartAsync();

    public async Task StopAsync()
    {
        await _embedded!.DisposeAsync();
        _embedded = null;
    }

    public async Task<string> StartAgainAsync()
    {
        var options = new EmbeddedBrokerOptions { DataDirectory = _folder, Port = _port };
        _embedded = await EmbeddedBroker.StartAsync(options, NullLoggerFactory.Instance, CancellationToken.None);
        _port = _embedded.Port;
        return _embedded.BootstrapServers;
    }

    private static async Task<TestKafka> StartAsync(string? named)
    {
        KafkaNative.EnsureLoaded();
        var kafka = new TestKafka();
        var servers = named switch
        {
            null or "" => await kafka.StartAgainAsync(),
            "mock" => kafka.StartMock(),
            _ => named,
        };
        kafka.Options = new KafkaOptions { BootstrapServers = servers };
        return kafka;
    }

    public async Task CreateTopicsAsync(params string[] names)
    {
        if (_mock is null)
        {
            TopicOptions[] topics = [.. names.Select(name => new TopicOptions { Name = name, Partitions = Partitions })];
            await TopicSetup.EnsureAsync(Options, topics, NullLoggerFactory.Instance, CancellationToken.None);
            return;
        }

        using var admin = new DependentAdminClientBuilder(_mock.Handle).Build();
        foreach (var name in names)
        {
            admin.GetMetadata(name, TimeSpan.FromMinutes(1));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _mock?.Dispose();
        if (_embedded is not null)
        {
            await _embedded.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private string StartMock()
    {
        var config = new ProducerConfig { BootstrapServers = "localhost:1" };
        config.Set("test.mock.num.brokers", "1");
        _mock = new ProducerBuilder<byte[], byte[]>(config).SetLogHandler((_, _) => { }).Build();
        using var admin = new DependentAdminClientBuilder(_mock.Handle).Build();
        var broker = admin.GetMetadata(TimeSpan.FromMinutes(1)).Brokers[0];
        return string.Create(CultureInfo.InvariantCulture, $"{broker.Host}:{broker.Port}");
    }
}
