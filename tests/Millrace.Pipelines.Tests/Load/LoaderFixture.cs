using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Pipelines.Load;
using Millrace.Pipelines.Stream;
using Millrace.Pipelines.Tests.Support;

namespace Millrace.Pipelines.Tests.Load;

/// <summary>A cluster, a store, a producer, and loaders between them; one a test.</summary>
internal sealed class LoaderFixture : IAsyncDisposable
{
    public const string Topic = "records";

    private LoaderFixture(TestKafka kafka, TestStore store) => (Kafka, Store) = (kafka, store);

    public TestKafka Kafka { get; }

    public TestStore Store { get; }

    public TestProducer Producer { get; private set; } = null!;

    public LoadOptions Options => new()
    {
        Stream = new StreamOptions { Topic = new TopicOptions { Name = Topic }, DeliveryTimeout = TimeSpan.FromMinutes(1) },
        Group = "loaders",
        Target = Store.Raw,
        StateDatabase = Store.State,
        RouteField = "nat",
        RoutePath = "nat",
        EventIdPath = "login.uuid",
        RetryBaseDelay = TimeSpan.FromMilliseconds(20),
        RetryMaxDelay = TimeSpan.FromMilliseconds(200),
        SessionTimeout = TimeSpan.FromSeconds(6),
    };

    public static async Task<LoaderFixture> StartAsync(Func<Task<TestStore>>? store = null, Func<Task<TestKafka>>? kafka = null)
    {
        var fixture = new LoaderFixture(await (kafka ?? TestKafka.StartAsync)(), await (store ?? TestStore.StartAsync)());
        await fixture.Kafka.CreateTopicsAsync(Topic, Topic + ".dlq");
        fixture.Producer = new TestProducer(fixture.Kafka.Options);
        return fixture;
    }

    public Loader Loader(LoadOptions? options = null) =>
        new(Kafka.Options, Store.Client, options ?? Options, NullLoggerFactory.Instance, TimeProvider.System);

    /// <summary>Loads everything that is in the topic.</summary>
    public async Task<LoadStatistics> LoadAllAsync(LoadOptions? options = null)
    {
        var loader = Loader(options);
        loader.StopWhenCaughtUp();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var report = await loader.RunAsync(patience.Token);
        Assert.True(report.CaughtUp);
        return report.Statistics;
    }

    public async Task<List<string>> StoredIdsAsync() => [.. (await Store.ReadAsync(Store.Raw)).Select(raw => raw["_id"].AsString)];

    public async ValueTask DisposeAsync()
    {
        Producer.Dispose();
        await Store.DisposeAsync();
        await Kafka.DisposeAsync();
    }
}
