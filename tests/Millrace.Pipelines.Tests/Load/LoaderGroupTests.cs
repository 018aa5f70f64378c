using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Pipelines.Load;
using Millrace.Pipelines.Stream;
using Millrace.Pipelines.Tests.Support;

namespace Millrace.Pipelines.Tests.Load;

/// <summary>Loaders that come, go and fall behind while records flow: nothing is lost, nothing is stored twice.</summary>
public sealed class LoaderGroupTests
{
    private const string Topic = LoaderFixture.Topic;

    [Fact]
    public async Task A_cancelled_loader_leaves_the_rest_to_the_next_one()
    {
        await using var fixture = await LoaderFixture.StartAsync();
        SendEverywhere(fixture, "a", 300);
        using var cancel = new CancellationTokenSource();
        var first = fixture.Loader(fixture.Options with { BatchRecords = 7 });
        var run = first.RunAsync(cancel.Token);
        await Eventually.TrueAsync(() => first.Statistics.Stored > 50);
        await cancel.CancelAsync();
        var report = await run;
        Assert.False(report.CaughtUp);

        var second = await fixture.LoadAllAsync();
        Assert.Equal(1200, report.Statistics.Stored + second.Stored);
        Assert.Equal(0, second.Duplicates); // what the first one acknowledged it also committed
        Assert.Equal(1200, (await fixture.StoredIdsAsync()).Count);
    }

    [Fact]
    public async Task Loaders_that_join_and_leave_share_the_work()
    {
        await using var fixture = await LoaderFixture.StartAsync();
        var options = fixture.Options with { BatchRecords = 10 };
        var stays = fixture.Loader(options);
        var staying = stays.RunAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => stays.Statistics.AssignedPartitions == 4);
        SendEverywhere(fixture, "a", 100);

        using var cancel = new CancellationTokenSource();
        var joins = fixture.Loader(options);
        var joining = joins.RunAsync(cancel.Token);
        await Eventually.TrueAsync(() => joins.Statistics.AssignedPartitions == 2 && stays.Statistics.AssignedPartitions == 2);
        SendEverywhere(fixture, "b", 100);
        await Eventually.TrueAsync(() => joins.Statistics.Stored > 0);
        await cancel.CancelAsync();
        await joining;
        SendEverywhere(fixture, "c", 100);

        stays.StopWhenCaughtUp();
        Assert.True((await staying).CaughtUp);
        Assert.Equal(1200, (await fixture.StoredIdsAsync()).Count);
    }

    [Fact]
    public async Task Partitions_that_do_not_change_hands_go_on_while_others_do()
    {
        await using var fixture = await LoaderFixture.StartAsync();
        using var events = new LoadEvents();
        using var cancel = new CancellationTokenSource();
        var stays = new Loader(fixture.Kafka.Options, fixture.Store.Client, fixture.Options, events, TimeProvider.System);
        var joins = fixture.Loader();
        var staying = stays.RunAsync(cancel.Token);
        await Eventually.TrueAsync(() => stays.Statistics.AssignedPartitions == 4);
        using var leave = new CancellationTokenSource();
        var joining = joins.RunAsync(leave.Token);
        await Eventually.TrueAsync(() => joins.Statistics.AssignedPartitions == 2 && stays.Statistics.AssignedPartitions == 2);
        await leave.CancelAsync();
        await joining;
        await Eventually.TrueAsync(() => stays.Statistics.AssignedPartitions == 4);
        Assert.Equal(2, events.Count("given up"));
        Assert.Equal(6, events.Count("assigned")); // all four at first, then the two that came back
        await cancel.CancelAsync();
        await staying;
    }

    [Fact]
    public async Task Loaders_that_rebalance_eagerly_share_the_work_too()
    {
        await using var fixture = await LoaderFixture.StartAsync();
        var options = fixture.Options with { Rebalancing = RebalanceMode.Eager };
        SendEverywhere(fixture, "a", 50);
        using var cancel = new CancellationTokenSource();
        Loader[] loaders = [fixture.Loader(options), fixture.Loader(options)];
        var running = Task.WhenAll(loaders.Select(loader => loader.RunAsync(cancel.Token)));
        await Eventually.TrueAsync(() => loaders.All(loader => loader.Statistics.AssignedPartitions == 2));
        await cancel.CancelAsync();
        await running;
        await fixture.LoadAllAsync();
        Assert.Equal(200, (await fixture.StoredIdsAsync()).Count);
    }

    [Fact]
    public async Task A_loader_without_work_knows_that_others_are_done()
    {
        await using var fixture = await LoaderFixture.StartAsync();
        SendEverywhere(fixture, "a", 20);
        await fixture.LoadAllAsync();
        var idle = await fixture.LoadAllAsync();
        Assert.Equal(0, idle.Read);
    }

    [Fact]
    public async Task A_broker_that_goes_away_and_comes_back_loses_nothing_on_either_side()
    {
        await using var fixture = await LoaderFixture.StartAsync(kafka: TestKafka.StartEmbeddedAsync);
        await using var producer = await RecordProducer.StartAsync(
            fixture.Kafka.Options, fixture.Options.Stream, NullLoggerFactory.Instance, TimeProvider.System, CancellationToken.None);
        var loader = fixture.Loader(fixture.Options with { BatchRecords = 10 });
        var loading = loader.RunAsync(CancellationToken.None);
        Assert.Equal(0, (await producer.ProduceAsync(RecordsOf("before", 200), CancellationToken.None)).Undelivered);
        await Eventually.TrueAsync(() => loader.Statistics.Stored > 0);
        await fixture.Kafka.StopAsync();
        var sending = producer.ProduceAsync(RecordsOf("meanwhile", 200), CancellationToken.None);
        await fixture.Kafka.StartAgainAsync();
        Assert.Equal(200, (await sending).Delivered);
        Assert.Equal(0, (await producer.ProduceAsync(RecordsOf("after", 200), CancellationToken.None)).Undelivered);
        await Eventually.TrueAsync(() => loader.Statistics.Stored == 600);
        loader.StopWhenCaughtUp();
        await loading;
        Assert.Equal(600, (await fixture.StoredIdsAsync()).Distinct().Count());
        Assert.Equal(600, TestRecords.ReadAll(fixture.Kafka.Options, Topic).Count);
    }

    [Fact]
    public async Task A_loader_may_be_cancelled_at_any_moment_of_joining_its_group()
    {
        await using var fixture = await LoaderFixture.StartAsync();
        SendEverywhere(fixture, "a", 10);
        for (var moment = 0; moment < 12; moment++)
        {
            using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(15 * moment));
            try
            {
                await fixture.Loader().RunAsync(cancel.Token);
            }
            catch (OperationCanceledException)
            {
                // Cancelled before anything was joined.
            }
        }

        await fixture.LoadAllAsync();
        Assert.Equal(40, (await fixture.StoredIdsAsync()).Count);
    }

    [Fact]
    public async Task A_full_queue_pauses_the_partition_and_loses_nothing()
    {
        await using var fixture = await LoaderFixture.StartAsync();
        SendEverywhere(fixture, "a", 100);
        var statistics = await fixture.LoadAllAsync(
            fixture.Options with { BatchRecords = 10, QueueRecords = 12, BatchLinger = TimeSpan.Zero, Writers = 1 });
        Assert.Equal((400, 400), (statistics.Read, statistics.Stored));
        Assert.Equal((0, 0L, 0), (statistics.PausedPartitions, statistics.InFlight, statistics.AssignedPartitions));
        Assert.Equal(400, (await fixture.StoredIdsAsync()).Count);
    }

    [Fact]
    public async Task The_journal_covers_every_offset_that_became_a_document()
    {
        await using var fixture = await LoaderFixture.StartAsync();
        SendEverywhere(fixture, "a", 50);
        await fixture.LoadAllAsync(fixture.Options with { BatchRecords = 8 });
        var entries = await fixture.Store.ReadAsync(new CollectionName(fixture.Store.State, JournalEntries.Collection));
        foreach (var lane in entries.GroupBy(entry => entry["lane"].AsString))
        {
            var ordered = lane.OrderBy(entry => entry["number"].AsInt64).ToList();
            Assert.Equal(Enumerable.Range(1, ordered.Count).Select(n => (long)n), ordered.Select(entry => entry["number"].AsInt64));
            Assert.Equal(50, ordered.Sum(entry => entry["records"].AsInt64));
            Assert.Equal(0, JournalEntries.FromOf(ordered[0]));
            Assert.Equal(49, JournalEntries.ToOf(ordered[^1]));
            Assert.All(ordered.Zip(
                ordered.Skip(1)), pair => Assert.Equal(JournalEntries.ToOf(pair.First) + 1, JournalEntries.FromOf(pair.Second)));
        }

        Assert.Equal(4, entries.Select(entry => entry["lane"].AsString).Distinct().Count());
    }

    private static List<SourceRecord> RecordsOf(string prefix, int count) =>
    [
        .. Enumerable.Range(0, count).Select(number => new SourceRecord
        {
            Key = $"key{number}",
            EventId = $"{prefix}-{number}",
            Payload = Encoding.UTF8.GetBytes(TestProducer.Payload($"{prefix}-{number}")),
            ExtractedAt = TimeProvider.System.GetUtcNow(),
            Source = "test",
            Schema = "test/1",
            RunId = "run",
            TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00",
        }),
    ];

    private static void SendEverywhere(LoaderFixture fixture, string prefix, int count)
    {
        for (var partition = 0; partition < 4; partition++)
        {
            fixture.Producer.SendUsers(Topic, partition, Enumerable.Range(0, count).Select(n => $"{prefix}{partition}-{n}"));
        }
    }
}
