using System.Buffers.Binary;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;
using Millrace.Embedded.Kafka.Tests.Support;

namespace Millrace.Embedded.Kafka.Tests.Broker;

/// <summary>Whatever bytes arrive on one connection, the broker goes on answering the others.</summary>
public sealed class MalformedFrameTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(int.MinValue)]
    [InlineData(200 * 1024 * 1024)]
    public async Task An_impossible_frame_length_closes_the_connection(int length)
    {
        using var directory = new TemporaryDirectory();
        await using var broker = await TestBroker.StartAsync(directory);
        await using var client = await RawClient.ConnectAsync(broker);
        var bytes = new byte[64];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        await client.SendAsync(bytes);
        Assert.Null(await client.ReceiveAsync());
        await AssertAnswersAsync(broker);
    }

    [Fact]
    public async Task An_array_that_claims_more_elements_than_the_frame_has_bytes_closes_the_connection()
    {
        using var directory = new TemporaryDirectory();
        await using var broker = await TestBroker.StartAsync(directory);
        await using var client = await RawClient.ConnectAsync(broker);
        var frame = RawClient.Frame(ApiKey.Metadata, 1, new MetadataRequest { Topics = [] });
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(frame.Length - 4), int.MaxValue);
        await client.SendAsync(frame);
        Assert.Null(await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_client_that_leaves_a_request_unfinished_is_disconnected()
    {
        using var directory = new TemporaryDirectory();
        var options = new EmbeddedBrokerOptions { DataDirectory = directory.Path, StallTimeout = TimeSpan.FromMilliseconds(200) };
        await using var broker = await TestBroker.StartAsync(options);
        await using var client = await RawClient.ConnectAsync(broker);
        await client.SendAsync(RawClient.Frame(ApiKey.Metadata, 1, new MetadataRequest())[..10]);
        Assert.Null(await client.ReceiveAsync());
    }

    [Fact]
    public async Task Requests_beyond_the_memory_budget_close_their_connection_and_spare_the_others()
    {
        using var directory = new TemporaryDirectory();
        const int limit = 64 * 1024;
        await using var broker = await TestBroker.StartAsync(new EmbeddedBrokerOptions
        {
            DataDirectory = directory.Path,
            MaxRequestBytes = limit,
            MaxMessageBytes = limit,
            MaxBufferedRequestBytes = limit,
        });
        var half = new byte[4 + (limit * 3 / 4)];
        BinaryPrimitives.WriteInt32BigEndian(half, limit);
        await using var first = await RawClient.ConnectAsync(broker);
        await first.SendAsync(half);
        await using var second = await RawClient.ConnectAsync(broker);
        await second.SendAsync(half);
        var closed = await Task.WhenAny(first.ReceiveAsync(), second.ReceiveAsync());
        Assert.Null(await closed);
    }

    [Fact]
    public async Task Truncated_and_mutated_requests_never_stop_the_broker()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        using var directory = new TemporaryDirectory();

        // A mutated number of partitions should not fill the disk.
        var options = new EmbeddedBrokerOptions { DataDirectory = directory.Path, MaxPartitions = 50 };
        await using var broker = await TestBroker.StartAsync(options);
        await Parallel.ForEachAsync(Frames(), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (frame, _) =>
        {
            for (var round = 0; round < 6; round++)
            {
                byte[] broken;
                lock (random)
                    broken = round % 2 == 0 ? Truncate(frame, random) : Mutate(frame, random);
                await using var client = await RawClient.ConnectAsync(broker);
                await client.SendAsync(broken);
            }
        });
        await AssertAnswersAsync(broker, $"seed {seed}");
    }

    private static IEnumerable<byte[]> Frames()
    {
        var batch = Batches.Of("a", "b");
        foreach (var handler in WireSchemas.All)
        {
            var request = (IWireStruct)Activator.CreateInstance(WireSchemas.Request(handler.Key))!;
            if (request is ProduceRequest produce)
                produce.Topics = [new() { Name = "t", Partitions = [new() { Records = new RecordData(batch) }] }];
            if (request is FetchRequest fetch)
                fetch.Topics = [new() { Name = "t", Partitions = [new() { MaxBytes = 100 }] }];
            if (request is CreateTopicsRequest create)
                create.Topics = [new() { Name = "made", NumPartitions = 1, ReplicationFactor = 1 }];
            if (request is OffsetCommitRequest commit)
                commit.Topics = [new() { Name = "t", Partitions = [new() { Offset = 1 }] }];
            for (var version = handler.Served.Min; version <= handler.Served.Max; version++)
                yield return RawClient.Frame(handler.Key, version, request);
        }
    }

    private static byte[] Truncate(byte[] frame, Random random)
    {
        var truncated = frame[..random.Next(5, frame.Length)];
        BinaryPrimitives.WriteInt32BigEndian(truncated, truncated.Length - 4);
        return truncated;
    }

    private static byte[] Mutate(byte[] frame, Random random)
    {
        var mutated = frame.ToArray();
        for (var i = 0; i < 3; i++)
            mutated[random.Next(8, mutated.Length)] = (byte)random.Next(256);
        return mutated;
    }

    private static async Task AssertAnswersAsync(EmbeddedBroker broker, string context = "")
    {
        await using var client = await RawClient.ConnectAsync(broker);
        var response = await client.AskAsync<MetadataResponse>(ApiKey.Metadata, 9, new MetadataRequest());
        Assert.True(response.Brokers.Count == 1, context);
    }
}
