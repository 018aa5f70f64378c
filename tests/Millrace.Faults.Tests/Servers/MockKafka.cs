using Millrace.Pipelines;

namespace Millrace.Faults.Tests.Servers;

/// <summary>
/// librdkafka's mock cluster: a broker that nobody here wrote. It cannot be asked to make topics, list groups or change settings, so
/// those are made through its own interface, and cases that need an administrator are not run on it.
/// </summary>
internal sealed class MockKafka : KafkaServer
{
    private const int BrokerId = 1;
    private const int NotEnoughReplicas = 19;
    private const int NoError = 0;

    private readonly nint _client;
    private readonly nint _cluster;

    private MockKafka(nint client, nint cluster) => (_client, _cluster) = (client, cluster);

    public static Task<KafkaServer> StartAsync()
    {
        KafkaNative.EnsureLoaded();
        var client = MockInterop.CreateClient();
        var cluster = MockInterop.ClusterNew(client, brokers: 1);
        Assert.NotEqual(nint.Zero, cluster);
        return Task.FromResult<KafkaServer>(
            new MockKafka(client, cluster) { Options = new KafkaOptions { BootstrapServers = MockInterop.Bootstraps(cluster) } });
    }

    public override Task PrepareAsync(string topic, int partitions, string deadLetterTopic)
    {
        Check(MockInterop.TopicCreate(_cluster, topic, partitions, replicationFactor: 1));
        Check(MockInterop.TopicCreate(_cluster, deadLetterTopic, partitions: 1, replicationFactor: 1));
        return Task.CompletedTask;
    }

    public override Task StopAsync() => Done(MockInterop.BrokerSetDown(_cluster, BrokerId));

    public override Task StartAgainAsync() => Done(MockInterop.BrokerSetUp(_cluster, BrokerId));

    public override Task RefuseAsync(string topic)
    {
        MockInterop.TopicSetError(_cluster, topic, NotEnoughReplicas);
        return Task.CompletedTask;
    }

    public override Task AcceptAsync(string topic)
    {
        MockInterop.TopicSetError(_cluster, topic, NoError);
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        MockInterop.ClusterDestroy(_cluster);
        MockInterop.Destroy(_client);
        return ValueTask.CompletedTask;
    }

    private static Task Done(int error)
    {
        Check(error);
        return Task.CompletedTask;
    }

    private static void Check(int error) => Assert.Equal(NoError, error);
}
