using System.Diagnostics;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;
using Millrace.Embedded.Kafka.Tests.Support;

namespace Millrace.Embedded.Kafka.Tests.Broker;

public sealed class FetchTests
{
    private const short ProduceVersion = 9;
    private const short FetchVersion = 12;

    [Fact]
    public async Task A_fetch_at_the_end_of_the_log_waits_and_returns_as_soon_as_a_record_comes()
    {
        using var directory = new TemporaryDirectory();
        await using var broker = await StartWithTopicAsync(directory);
        await using var consumer = await RawClient.ConnectAsync(broker);
        await using var producer = await RawClient.ConnectAsync(broker);
        var waiting = consumer.AskAsync<FetchResponse>(ApiKey.Fetch, FetchVersion, Fetch(0, maxWaitMs: 60_000));
        await ProduceAsync(producer, Batches.Of("late"));
        var partition = Assert.Single(Assert.Single((await waiting).Topics).Partitions);
        Assert.Equal((ErrorCode.NONE, 1L), (partition.Error, partition.HighWatermark));
        Assert.Equal(Batches.Of("late").Length, partition.Records.Length);
    }

    [Fact]
    public async Task A_fetch_that_finds_too_little_returns_what_there_is_after_its_wait()
    {
        using var directory = new TemporaryDirectory();
        await using var broker = await StartWithTopicAsync(directory);
        await using var client = await RawClient.ConnectAsync(broker);
        await ProduceAsync(client, Batches.Of("a"));
        var started = Stopwatch.GetTimestamp();
        var request = Fetch(0, maxWaitMs: 150);
        request.MinBytes = 1_000_000;
        var response = await client.AskAsync<FetchResponse>(ApiKey.Fetch, FetchVersion, request);
        Assert.True(Stopwatch.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(140));
        Assert.NotEqual(0, response.Topics[0].Partitions[0].Records.Length);
    }

    [Fact]
    public async Task An_error_in_any_partition_ends_the_wait_at_once_and_every_partition_is_answered()
    {
        using var directory = new TemporaryDirectory();
        await using var broker = await StartWithTopicAsync(directory);
        await using var client = await RawClient.ConnectAsync(broker);
        var request = Fetch(0, maxWaitMs: 60_000);
        request.Topics[0].Partitions.Add(new() { Index = 7, MaxBytes = 100 });
        var response = await client.AskAsync<FetchResponse>(ApiKey.Fetch, FetchVersion, request);
        Assert.Equal(
            [ErrorCode.NONE, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION], response.Topics[0].Partitions.ConvertAll(partition => partition.Error));
    }

    [Fact]
    public async Task Deleting_a_topic_ends_the_wait_of_those_who_read_it()
    {
        using var directory = new TemporaryDirectory();
        await using var broker = await StartWithTopicAsync(directory);
        await using var consumer = await RawClient.ConnectAsync(broker);
        await using var admin = await RawClient.ConnectAsync(broker);
        var waiting = consumer.AskAsync<FetchResponse>(ApiKey.Fetch, FetchVersion, Fetch(0, maxWaitMs: 60_000));
        await admin.AskAsync<DeleteTopicsResponse>(ApiKey.DeleteTopics, 5, new DeleteTopicsRequest { TopicNames = ["t"] });
        Assert.Equal(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, (await waiting).Topics[0].Partitions[0].Error);
    }

    [Fact]
    public async Task A_fetch_session_is_FETCH_SESSION_ID_NOT_FOUND_and_a_new_one_is_not_offered()
    {
        using var directory = new TemporaryDirectory();
        await using var broker = await StartWithTopicAsync(directory);
        await using var client = await RawClient.ConnectAsync(broker);
        var request = Fetch(0, maxWaitMs: 0);
        Assert.Equal(0, (await client.AskAsync<FetchResponse>(ApiKey.Fetch, FetchVersion, request)).SessionId);
        request.SessionId = 5;
        Assert.Equal(
            ErrorCode.FETCH_SESSION_ID_NOT_FOUND, (await client.AskAsync<FetchResponse>(ApiKey.Fetch, FetchVersion, request)).Error);
    }

    [Fact]
    public async Task The_first_batch_comes_whole_even_if_it_is_larger_than_asked_for_and_the_rest_respects_the_limit()
    {
        using var directory = new TemporaryDirectory();
        await using var broker = await StartWithTopicAsync(directory);
        await using var client = await RawClient.ConnectAsync(broker);
        var large = Batches.Of(new string('x', 500_000));
        await ProduceAsync(client, large);
        await ProduceAsync(client, large);
        var request = Fetch(0, maxWaitMs: 0);
        request.Topics[0].Partitions[0].MaxBytes = 10;
        var response = await client.AskAsync<FetchResponse>(ApiKey.Fetch, FetchVersion, request);
        Assert.Equal(large.Length, response.Topics[0].Partitions[0].Records.Length);
    }

    [Fact]
    public async Task A_produce_without_acknowledgement_gets_no_answer_and_a_failed_one_closes_the_connection()
    {
        using var directory = new TemporaryDirectory();
        await using var broker = await StartWithTopicAsync(directory);
        await using var client = await RawClient.ConnectAsync(broker);
        await client.SendAsync(RawClient.Frame(ApiKey.Produce, ProduceVersion, Produce(Batches.Of("a"), acks: 0)));
        var response = await client.AskAsync<FetchResponse>(ApiKey.Fetch, FetchVersion, Fetch(0, maxWaitMs: 0));
        Assert.Equal(1, response.Topics[0].Partitions[0].HighWatermark);
        var broken = Batches.Of("a");
        broken[^1] ^= 1;
        await client.SendAsync(RawClient.Frame(ApiKey.Produce, ProduceVersion, Produce(broken, acks: 0)));
        Assert.Null(await client.ReceiveAsync());
    }

    private static async Task<EmbeddedBroker> StartWithTopicAsync(TemporaryDirectory directory)
    {
        var broker = await TestBroker.StartAsync(directory);
        await using var client = await RawClient.ConnectAsync(broker);
        await client.AskAsync<MetadataResponse>(ApiKey.Metadata, 9, new MetadataRequest { Topics = [new() { Name = "t" }] });
        return broker;
    }

    private static async Task ProduceAsync(RawClient client, byte[] batch)
    {
        var response = await client.AskAsync<ProduceResponse>(ApiKey.Produce, ProduceVersion, Produce(batch, acks: -1));
        Assert.Equal(ErrorCode.NONE, response.Topics[0].Partitions[0].Error);
    }

    private static ProduceRequest Produce(byte[] batch, short acks) => new()
    {
        Acks = acks,
        Topics = [new() { Name = "t", Partitions = [new() { Records = new RecordData(batch.ToArray()) }] }],
    };

    private static FetchRequest Fetch(long offset, int maxWaitMs) => new()
    {
        MaxWaitMs = maxWaitMs,
        MinBytes = 1,
        Topics = [new() { Name = "t", Partitions = [new() { FetchOffset = offset, MaxBytes = 1_000_000 }] }],
    };
}
