using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Pipelines.Stream;
using Millrace.Pipelines.Tests.Load;
using Millrace.Pipelines.Tests.Support;

namespace Millrace.Pipelines.Tests.Stream;

public sealed class TopicInspectorTests
{
    private const string Topic = LoaderFixture.Topic;

    [Fact]
    public async Task A_topic_is_listed_with_its_extents_and_the_lag_of_its_groups()
    {
        await using var fixture = await LoaderFixture.StartAsync(kafka: TestKafka.StartWithAdminAsync);
        fixture.Producer.SendUsers(Topic, 0, ["a", "b"]);
        fixture.Producer.SendUsers(Topic, 3, ["c"]);
        await fixture.LoadAllAsync();
        fixture.Producer.SendUsers(Topic, 0, ["d", "e", "f"]);
        var topics = await InspectorOf(fixture).ListAsync(CancellationToken.None);
        Assert.Equal([Topic, Topic + ".dlq"], topics.Select(topic => topic.Name));
        Assert.Equal([(0L, 5L), (0L, 0L), (0L, 0L), (0L, 1L)], topics[0].Partitions.Select(partition => (partition.Start, partition.End)));
        Assert.Equal(6, topics[0].Records);
        var group = Assert.Single(topics[0].Groups);
        Assert.Equal((fixture.Options.Group, "Empty", 3), (group.Group, group.State, group.Lag));
        Assert.Equal([2L, null, null, 1L], group.Committed);
        Assert.Empty(topics[1].Groups);
    }

    [Fact]
    public async Task The_tail_gives_the_last_records_of_each_partition_and_ends()
    {
        await using var fixture = await LoaderFixture.StartAsync(kafka: TestKafka.StartWithAdminAsync);
        fixture.Producer.SendUsers(Topic, 0, Enumerable.Range(0, 20).Select(n => $"a{n}"));
        fixture.Producer.Send(Topic, 1, null, null);
        var records = await TailAsync(fixture, new TailOptions { Last = 3 }, int.MaxValue);
        Assert.Equal([(0, 17L), (0, 18L), (0, 19L), (1, 0L)], records.Select(r => (r.Partition, r.Offset)).Order());
        var last = records.Single(record => record is { Partition: 0, Offset: 19 });
        Assert.Equal("US", Encoding.UTF8.GetString(last.Key!.Value.Span));
        Assert.Equal("a19", Encoding.UTF8.GetString(last.Headers.Single(header => header.Key == RecordHeaders.EventId).Value.Span));
        var empty = records.Single(record => record.Partition == 1);
        Assert.True(empty.Key is null && empty.Value is null);
    }

    [Fact]
    public async Task Following_goes_on_with_new_records()
    {
        await using var fixture = await LoaderFixture.StartAsync(kafka: TestKafka.StartWithAdminAsync);
        fixture.Producer.SendUsers(Topic, 0, ["old"]);
        var tail = TailAsync(fixture, new TailOptions { Last = 1, Follow = true }, 2);
        fixture.Producer.SendUsers(Topic, 2, ["new"]);
        Assert.Equal(2, (await tail).Count);
    }

    [Fact]
    public async Task A_topic_that_does_not_exist_is_one_clear_sentence_and_is_not_made()
    {
        await using var fixture = await LoaderFixture.StartAsync(kafka: TestKafka.StartWithAdminAsync);
        var failure = await Assert.ThrowsAsync<StreamException>(() => TailAsync(fixture, new TailOptions(), 1, "nowhere"));
        Assert.Contains("has no topic nowhere", failure.Message);
        Assert.DoesNotContain(await InspectorOf(fixture).ListAsync(CancellationToken.None), topic => topic.Name == "nowhere");
    }

    [Fact]
    public async Task A_cluster_that_does_not_answer_is_one_clear_sentence()
    {
        var options = new KafkaOptions { BootstrapServers = "127.0.0.1:1", RequestTimeout = TimeSpan.FromMilliseconds(300) };
        var inspector = new TopicInspector(options, NullLoggerFactory.Instance);
        var failure = await Assert.ThrowsAsync<StreamException>(() => inspector.ListAsync(CancellationToken.None));
        Assert.StartsWith("Kafka at 127.0.0.1:1 did not answer", failure.Message);
    }

    private static TopicInspector InspectorOf(LoaderFixture fixture) => new(fixture.Kafka.Options, NullLoggerFactory.Instance);

    private static async Task<List<TopicRecord>> TailAsync(LoaderFixture fixture, TailOptions options, int count, string topic = Topic)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var records = new List<TopicRecord>();
        await foreach (var record in InspectorOf(fixture).TailAsync(topic, options, patience.Token))
        {
            records.Add(record);
            if (records.Count == count)
            {
                break;
            }
        }

        return records;
    }
}
