using Confluent.Kafka;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Faults.Tests.Servers;
using Millrace.Pipelines.Extract;
using Millrace.Pipelines.Load;
using Millrace.Pipelines.Stream;
using Millrace.Pipelines.Transform;
using Millrace.RandomUsers;
using Millrace.RandomUsers.Api;

namespace Millrace.Faults.Tests;

/// <summary>The whole reference pipeline between servers that a test disturbs.</summary>
internal sealed class Plant : IAsyncDisposable
{
    /// <summary>How long anything may take before the test fails. The mock cluster notices killed members one session timeout after the
    /// other, and may wait for each of them to lead the group.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>The mock cluster makes a first join wait 3 s and every other rebalance the session's timeout less a second, and drops
    /// those who wait longer than the session's timeout without a word.</summary>
    private static readonly TimeSpan SessionTimeout = TimeSpan.FromSeconds(4.5);

    private Plant(KafkaServer kafka, StoreServer store, DatabaseNames databases)
    {
        Kafka = kafka;
        Store = store;
        Databases = databases;
        Pipeline = new RandomUsersPipeline(new RandomUsersOptions
        {
            Database = databases.Users,
            AnalyticsDatabase = databases.Analytics,
            StateDatabase = databases.State,
            PollInterval = TimeSpan.FromMilliseconds(20),
        });
    }

    public KafkaServer Kafka { get; }

    public StoreServer Store { get; }

    public DatabaseNames Databases { get; }

    public RandomUsersPipeline Pipeline { get; }

    public string DeadLetterTopic => Pipeline.Stream.DeadLetterTopic.Name;

    private LoadOptions Load => Pipeline.Load with
    {
        BatchRecords = 100,
        RetryBaseDelay = TimeSpan.FromMilliseconds(20),
        RetryMaxDelay = TimeSpan.FromMilliseconds(200),
        SessionTimeout = SessionTimeout,
        DrainTimeout = TimeSpan.FromSeconds(2),
    };

    public static async Task<Plant> StartAsync(KafkaServer kafka, DatabaseNames? databases = null)
    {
        var store = await StoreServer.StartAsync();
        var plant = new Plant(kafka, store, databases ?? DatabaseNames.For(store.Name));
        await kafka.PrepareAsync(plant.Pipeline.Stream.Topic.Name, plant.Pipeline.Extract.Keys.Count, plant.DeadLetterTopic);
        return plant;
    }

    /// <summary>Extracts from the built-in API: one request for each nationality, or as many as fit into a window.</summary>
    public async Task<ExtractStatistics> ExtractAsync(
        RandomUserApiOptions api, int users = 25, TimeSpan window = default, CancellationToken cancellationToken = default)
    {
        await using var source = await UserSource.OpenAsync(
            UserSource.BuiltIn, api, NullLoggerFactory.Instance, TimeProvider.System, cancellationToken);
        await using var producer = await RecordProducer.StartAsync(
            Kafka.Options, Pipeline.Stream, NullLoggerFactory.Instance, TimeProvider.System, cancellationToken);
        var options = Pipeline.Extract with
        {
            ResultsPerRequest = users,
            Window = window,
            Http = new HttpSourceOptions
            {
                MaxRetries = 20,
                RetryBaseDelay = TimeSpan.FromMilliseconds(5),
                RetryMaxDelay = TimeSpan.FromSeconds(2),
                RequestTimeout = TimeSpan.FromSeconds(2),
            },
        };
        var extractor = new Extractor(Pipeline.Define(source), options, producer, NullLoggerFactory.Instance, TimeProvider.System);
        return (await extractor.RunAsync(cancellationToken)).Statistics;
    }

    public Loader CreateLoader() =>
        new(Kafka.Options, Store.Client, Load, NullLoggerFactory.Instance, TimeProvider.System);

    /// <summary>Loads everything that is in the topic.</summary>
    public async Task<LoadStatistics> LoadAllAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var loader = CreateLoader();
        loader.StopWhenCaughtUp();
        var report = await loader.RunAsync(patience.Token);
        Assert.True(report.CaughtUp, $"the loader did not catch up: {report.Statistics}");
        return report.Statistics;
    }

    public async Task TransformAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var transforms = new TransformRunner(
            Store.Client, Pipeline.Transforms, Pipeline.Transform, NullLoggerFactory.Instance, TimeProvider.System);
        await transforms.RunAsync(patience.Token);
    }

    /// <summary>Puts records into the topic as any other program could.</summary>
    public void Produce(IEnumerable<(string? Key, byte[]? Value)> records)
    {
        var config = new ProducerConfig { BootstrapServers = Kafka.Options.BootstrapServers, LingerMs = 0 };
        using var producer = new ProducerBuilder<byte[]?, byte[]?>(config).SetLogHandler((_, _) => { })
            .SetKeySerializer(Serializers.ByteArray).SetValueSerializer(Serializers.ByteArray).Build();
        var errors = new List<Error>();
        foreach (var (key, value) in records)
        {
            var message = new Message<byte[]?, byte[]?>
            {
                Key = key is null ? null : System.Text.Encoding.UTF8.GetBytes(key), Value = value,
            };
            producer.Produce(Pipeline.Stream.Topic.Name, message, report =>
            {
                if (report.Error.IsError)
                {
                    errors.Add(report.Error);
                }
            });
        }

        Assert.Equal(0, producer.Flush(Patience));
        Assert.Empty(errors);
    }

    /// <summary>Moves the group back to the beginning of every partition, as a member of it: the mock cluster takes offsets of no one
    /// else.</summary>
    public void Rewind()
    {
        var config = new ConsumerConfig
        {
            BootstrapServers = Kafka.Options.BootstrapServers,
            GroupId = Pipeline.Load.Group,
            EnableAutoCommit = false,
            SessionTimeoutMs = (int)SessionTimeout.TotalMilliseconds,
        };
        var assigned = 0;
        var deadline = TimeProvider.System.GetUtcNow() + Patience;
        using var consumer = new ConsumerBuilder<Ignore, Ignore>(config).SetLogHandler((_, _) => { })
            .SetPartitionsAssignedHandler((_, partitions) => assigned += partitions.Count).Build();
        consumer.Subscribe(Pipeline.Stream.Topic.Name);
        while (assigned < Pipeline.Extract.Keys.Count)
        {
            Assert.True(TimeProvider.System.GetUtcNow() < deadline, "the group gave no partitions");
            consumer.Consume(TimeSpan.FromMilliseconds(50));
        }

        consumer.Commit(Enumerable.Range(0, Pipeline.Extract.Keys.Count)
            .Select(partition => new TopicPartitionOffset(Pipeline.Stream.Topic.Name, partition, 0)));
        consumer.Unsubscribe();
        while (consumer.MemberId.Length > 0) // closing at once, it would leave without a word
        {
            Assert.True(TimeProvider.System.GetUtcNow() < deadline, "the group keeps the member");
            consumer.Consume(TimeSpan.FromMilliseconds(50));
        }

        consumer.Close();
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await Kafka.DisposeAsync();
    }
}
