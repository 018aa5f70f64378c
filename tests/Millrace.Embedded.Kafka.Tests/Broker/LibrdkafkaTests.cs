using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Millrace.Embedded.Kafka.Tests.Support;

namespace Millrace.Embedded.Kafka.Tests.Broker;

/// <summary>The client the pipelines use, against the broker.</summary>
public sealed class LibrdkafkaTests
{
    private const int Records = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData(CompressionType.None)]
    [InlineData(CompressionType.Gzip)]
    [InlineData(CompressionType.Snappy)]
    [InlineData(CompressionType.Lz4)]
    [InlineData(CompressionType.Zstd)]
    public async Task Records_come_back_as_they_were_sent_with_every_codec(CompressionType codec)
    {
        using var directory = new TemporaryDirectory();
        await using var broker = await TestBroker.StartAsync(directory);
        await ProduceAsync(broker, "t", codec);
        var read = Consume(broker, "t", "g", Records);
        Assert.Equal(Enumerable.Range(0, Records).Select(i => $"v{i}"), read.Select(result => result.Message.Value));
        Assert.Equal("5", System.Text.Encoding.UTF8.GetString(read[5].Message.Headers.GetLastBytes("n")));
    }

    [Fact]
    public async Task Acknowledged_records_and_committed_offsets_survive_the_end_of_the_process_at_any_moment()
    {
        using var directory = new TemporaryDirectory();
        TemporaryDirectory left;
        await using (var broker = await TestBroker.StartAsync(directory))
        {
            await ProduceAsync(broker, "t", CompressionType.None);
            Assert.Equal(Records / 2, Consume(broker, "t", "g", Records / 2).Count);

            // What the files hold now, with the broker running, is what kill -9 would leave.
            left = directory.Copy();
        }

        using (left)
        {
            await using var restarted = await TestBroker.StartAsync(left);
            var rest = Consume(restarted, "t", "g", Records / 2);
            Assert.Equal(Enumerable.Range(Records / 2, Records / 2).Select(i => $"v{i}"), rest.Select(result => result.Message.Value));
        }
    }

    [Fact]
    public async Task An_idempotent_producer_goes_on_across_a_restart_of_the_broker()
    {
        using var directory = new TemporaryDirectory();
        var broker = await TestBroker.StartAsync(directory);
        var options = new EmbeddedBrokerOptions { DataDirectory = directory.Path, Port = broker.Port };
        using var producer = Producer(broker, CompressionType.None);
        await producer.ProduceAsync("t", new Message<string, string> { Key = "k", Value = "before" });
        await broker.DisposeAsync();
        var pending = producer.ProduceAsync("t", new Message<string, string> { Key = "k", Value = "after" });
        await using var restarted = await TestBroker.StartAsync(options);
        Assert.Equal(1, (await pending).Offset.Value);
    }

    [Theory]
    [InlineData(PartitionAssignmentStrategy.Range)]
    [InlineData(PartitionAssignmentStrategy.CooperativeSticky)]
    public async Task Two_consumers_share_a_group_and_one_takes_over_when_the_other_leaves(PartitionAssignmentStrategy strategy)
    {
        using var directory = new TemporaryDirectory();
        await using var broker = await TestBroker.StartAsync(directory);
        await CreateTopicAsync(broker, "t", 4);
        using var first = Consumer(broker, "g", strategy);
        using var second = Consumer(broker, "g", strategy);
        first.Subscribe("t");
        second.Subscribe("t");
        PollUntil(() => first.Assignment.Count == 2 && second.Assignment.Count == 2, first, second);
        Assert.Equal(4, first.Assignment.Union(second.Assignment).Count());

        // Closing alone does not make a cooperative librdkafka consumer leave its group; unsubscribing does.
        second.Unsubscribe();
        PollUntil(() => second.Assignment.Count == 0, second);
        second.Close();
        PollUntil(() => first.Assignment.Count == 4, first);
        first.Close();
    }

    [Fact]
    public async Task The_admin_client_creates_describes_alters_grows_and_deletes()
    {
        using var directory = new TemporaryDirectory();
        await using var broker = await TestBroker.StartAsync(directory);
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = broker.BootstrapServers }).Build();
        var wanted = new TopicSpecification { Name = "t", NumPartitions = 2, Configs = new() { ["retention.ms"] = "1000" } };
        await admin.CreateTopicsAsync([wanted]);
        var again = await Assert.ThrowsAsync<CreateTopicsException>(() => admin.CreateTopicsAsync([new TopicSpecification { Name = "t" }]));
        Assert.Equal(ErrorCode.TopicAlreadyExists, again.Results[0].Error.Code);
        var resource = new ConfigResource { Type = ResourceType.Topic, Name = "t" };
        var described = await admin.DescribeConfigsAsync([resource]);
        Assert.Equal("1000", described[0].Entries["retention.ms"].Value);
        Assert.Equal("delete", described[0].Entries["cleanup.policy"].Value);
        await admin.AlterConfigsAsync(new() { [resource] = [new ConfigEntry { Name = "cleanup.policy", Value = "compact" }] });
        Assert.Equal("compact", (await admin.DescribeConfigsAsync([resource]))[0].Entries["cleanup.policy"].Value);
        await admin.CreatePartitionsAsync([new PartitionsSpecification { Topic = "t", IncreaseTo = 5 }]);
        Assert.Equal(5, admin.GetMetadata("t", Patience).Topics[0].Partitions.Count);
        await ProduceAsync(broker, "t", CompressionType.None);
        var end = Consume(broker, "t", "g", 1)[0].TopicPartition;
        await admin.DeleteRecordsAsync([new TopicPartitionOffset(end, 1)]);
        using (var consumer = Consumer(broker, "probe", PartitionAssignmentStrategy.Range))
            Assert.Equal(1, consumer.QueryWatermarkOffsets(end, Patience).Low.Value);
        Assert.Equal("Empty", admin.ListGroup("g", Patience).State);
        await admin.DeleteGroupsAsync(["g"]);
        await admin.DeleteTopicsAsync(["t"]);
        Assert.DoesNotContain(admin.GetMetadata(Patience).Topics, topic => topic.Topic == "t");
    }

    [Fact]
    public async Task Offsets_are_found_by_time()
    {
        using var directory = new TemporaryDirectory();
        await using var broker = await TestBroker.StartAsync(directory);
        using (var producer = Producer(broker, CompressionType.None))
        {
            for (var i = 0; i < 10; i++)
            {
                var timestamp = new Timestamp(1000 + i, TimestampType.CreateTime);
                await producer.ProduceAsync("t", new Message<string, string> { Key = "k", Value = "v", Timestamp = timestamp });
            }
        }

        using var consumer = Consumer(broker, "g", PartitionAssignmentStrategy.Range);
        var found = consumer.OffsetsForTimes([new("t", 0, new Timestamp(1004, TimestampType.CreateTime))], Patience);
        Assert.Equal(4, found[0].Offset.Value);
    }

    [Fact]
    public async Task Offsets_committed_in_a_topic_are_gone_with_it_and_those_in_others_stay()
    {
        using var directory = new TemporaryDirectory();
        await using var broker = await TestBroker.StartAsync(directory);
        foreach (var topic in new[] { "gone", "kept" })
        {
            await ProduceAsync(broker, topic, CompressionType.None);
            Consume(broker, topic, "g", 5);
        }

        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = broker.BootstrapServers }).Build();
        await admin.DeleteTopicsAsync(["gone"]);
        await CreateTopicAsync(broker, "gone", 1);
        using var consumer = Consumer(broker, "g", PartitionAssignmentStrategy.Range);
        var committed = consumer.Committed([new("gone", 0), new("kept", 0)], Patience);
        Assert.Equal([Offset.Unset, new Offset(5)], committed.Select(position => position.Offset));
    }

    [Fact]
    public async Task Only_a_group_without_members_takes_offsets_from_outside()
    {
        using var directory = new TemporaryDirectory();
        await using var broker = await TestBroker.StartAsync(directory);
        await ProduceAsync(broker, "t", CompressionType.None);
        using var outside = Consumer(broker, "g", PartitionAssignmentStrategy.Range);
        using (var member = Consumer(broker, "g", PartitionAssignmentStrategy.Range))
        {
            member.Subscribe("t");
            PollUntil(() => member.Assignment.Count == 1, member);
            var refused = Assert.Throws<KafkaException>(() => outside.Commit([new("t", 0, 3)]));
            Assert.Equal(ErrorCode.UnknownMemberId, refused.Error.Code);
            member.Close();
        }

        outside.Commit([new("t", 0, 3)]);
        Assert.Equal(3, outside.Committed([new("t", 0)], Patience)[0].Offset.Value);
    }

    private static IProducer<string, string> Producer(EmbeddedBroker broker, CompressionType codec) =>
        new ProducerBuilder<string, string>(new ProducerConfig
        {
            BootstrapServers = broker.BootstrapServers,
            EnableIdempotence = true,
            CompressionType = codec,
            LingerMs = 5,
            ReconnectBackoffMs = 20,
            ReconnectBackoffMaxMs = 100,
        }).Build();

    private static IConsumer<string, string> Consumer(EmbeddedBroker broker, string group, PartitionAssignmentStrategy strategy) =>
        new ConsumerBuilder<string, string>(new ConsumerConfig
        {
            BootstrapServers = broker.BootstrapServers,
            GroupId = group,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            EnableAutoCommit = false,
            SessionTimeoutMs = 10_000,
            HeartbeatIntervalMs = 100,
            PartitionAssignmentStrategy = strategy,
            CheckCrcs = true,
        }).Build();

    private static async Task CreateTopicAsync(EmbeddedBroker broker, string topic, int partitions)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = broker.BootstrapServers }).Build();
        await admin.CreateTopicsAsync([new TopicSpecification { Name = topic, NumPartitions = partitions }]);
    }

    private static async Task ProduceAsync(EmbeddedBroker broker, string topic, CompressionType codec)
    {
        using var producer = Producer(broker, codec);
        await Task.WhenAll(Enumerable.Range(0, Records).Select(i => producer.ProduceAsync(topic, new Message<string, string>
        {
            Key = "k",
            Value = $"v{i}",
            Headers = new Headers { { "n", System.Text.Encoding.UTF8.GetBytes($"{i}") } },
        })));
    }

    /// <summary>Reads records in a group, commits behind the last and leaves.</summary>
    private static List<ConsumeResult<string, string>> Consume(EmbeddedBroker broker, string topic, string group, int count)
    {
        using var consumer = Consumer(broker, group, PartitionAssignmentStrategy.Range);
        consumer.Subscribe(topic);
        var read = new List<ConsumeResult<string, string>>();
        while (read.Count < count)
            read.Add(consumer.Consume(Patience) ?? throw new TimeoutException($"Only {read.Count} records came."));
        consumer.Commit(read[^1]);
        consumer.Close();
        return read;
    }

    private static void PollUntil(Func<bool> holds, params IConsumer<string, string>[] consumers)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!holds())
        {
            patience.Token.ThrowIfCancellationRequested();
            foreach (var consumer in consumers)
                consumer.Consume(TimeSpan.FromMilliseconds(20));
        }
    }
}
