using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Bson;
using Millrace.Pipelines.Transform;

namespace Millrace.Pipelines.Tests.Transform;

public sealed class TransformRunnerTests
{
    [Fact]
    public async Task The_first_run_builds_from_everything_and_the_next_ones_only_add_what_is_new()
    {
        await using var fixture = await TransformFixture.StartAsync();
        await fixture.LoadAsync(0, "a", "b");
        await fixture.LoadAsync(1, "c");
        var first = await fixture.RunAsync();
        Assert.Equal(["even", "odd", "ages"], first.Rebuilt);
        await fixture.AssertUpToDateAsync();

        var idle = await fixture.RunAsync();
        Assert.Equal((0, 0, 0), (idle.Records, idle.Rebuilt.Count, idle.Updated.Count));

        await fixture.LoadAsync(1, "d", "e", "f");
        await fixture.LoadAsync(2, "g");
        var more = await fixture.RunAsync();
        Assert.Equal((8, 0, 1), (more.Records, more.Rebuilt.Count, more.Updated.Count));
        await fixture.AssertUpToDateAsync();
    }

    [Fact]
    public async Task A_loader_that_dies_between_storing_and_journaling_leaves_nothing_behind_once_its_records_come_again()
    {
        await using var fixture = await TransformFixture.StartAsync();
        await fixture.LoadAsync(0, "a");
        await fixture.RunAsync();
        var (from, to) = await fixture.StoreAsync(0, "b", "c");
        await fixture.RunAsync();

        // The offset was not stored: the records are delivered again, find their documents, and are journaled.
        await fixture.JournalAsync(0, from, to);
        await fixture.RunAsync();
        await fixture.AssertUpToDateAsync();
    }

    [Fact]
    public async Task Documents_that_a_dead_loader_stored_are_found_when_the_partition_is_taken_again_even_if_the_topic_is_gone()
    {
        await using var fixture = await TransformFixture.StartAsync();
        await fixture.LoadAsync(0, "a", "b");
        await fixture.RunAsync();
        await fixture.StoreAsync(0, "c");
        fixture.RecreateTopic();
        await fixture.ReopenAsync(0);
        await fixture.RunAsync();
        await fixture.AssertUpToDateAsync();
    }

    [Fact]
    public async Task Offsets_that_begin_again_after_the_topic_was_made_anew_are_not_taken_for_old_ones()
    {
        await using var fixture = await TransformFixture.StartAsync();
        await fixture.LoadAsync(0, [.. Enumerable.Range(0, 20).Select(n => $"old{n}")]);
        await fixture.RunAsync();
        fixture.RecreateTopic();
        await fixture.LoadAsync(0, "new0", "new1");
        await fixture.RunAsync();
        await fixture.AssertUpToDateAsync();
    }

    [Fact]
    public async Task Two_loaders_of_one_partition_never_write_one_journal_number_twice()
    {
        await using var fixture = await TransformFixture.StartAsync();
        var first = await fixture.Journal.OpenAsync(TransformFixture.Topic, 0, CancellationToken.None);
        var second = await fixture.Journal.OpenAsync(TransformFixture.Topic, 0, CancellationToken.None);
        await Task.WhenAll(
            Task.Run(() => AppendAsync(first)),
            Task.Run(() => AppendAsync(second)));
        var numbers = (await fixture.JournalEntriesAsync()).Select(entry => entry["number"].AsInt64).Order();
        Assert.Equal(Enumerable.Range(1, 40).Select(n => (long)n), numbers);

        async Task AppendAsync(Millrace.Pipelines.Load.JournalLane lane)
        {
            for (var offset = 0; offset < 20; offset++)
            {
                await fixture.Journal.AppendAsync(lane, offset, offset, 1, CancellationToken.None);
            }
        }
    }

    [Fact]
    public async Task Portions_are_merged_one_after_another_and_all_of_them()
    {
        await using var fixture = await TransformFixture.StartAsync();
        await fixture.RunAsync();
        for (var batch = 0; batch < 12; batch++)
        {
            await fixture.LoadAsync(batch % 3, $"a{batch}", $"b{batch}");
        }

        var report = await fixture.Runner(recordsPerMerge: 5).RunAsync(CancellationToken.None);
        Assert.Equal(48, report.Records); // each record is covered for both flat collections
        await fixture.AssertUpToDateAsync();
    }

    [Fact]
    public async Task A_new_version_rebuilds_and_leaves_nothing_of_the_old_one()
    {
        await using var fixture = await TransformFixture.StartAsync();
        await fixture.LoadAsync(0, "a", "b", "c");
        await fixture.RunAsync();
        var stray = new BsonDocument { { "_id", "stray" }, { "age", 2 } };
        await fixture.Store.Collection(new CollectionName(fixture.Store.Name, "even")).InsertOneAsync(stray, CancellationToken.None);
        var report = await fixture.RunAsync(version: 2);
        Assert.Equal(["even", "odd", "ages"], report.Rebuilt);
        await fixture.AssertUpToDateAsync();
        Assert.All(await fixture.Store.ReadAsync("even"), flat => Assert.Equal(2, flat["version"].ToDouble()));
    }

    [Fact]
    public async Task Entries_are_pruned_once_every_follower_has_merged_them_and_the_last_one_stays_for_its_number()
    {
        await using var fixture = await TransformFixture.StartAsync();
        await fixture.RunAsync();
        await fixture.LoadAsync(0, "a");
        await fixture.LoadAsync(0, "b");
        await fixture.LoadAsync(1, "c");
        await fixture.RunAsync();
        Assert.Equal([1L, 2L], (await fixture.JournalEntriesAsync()).Select(entry => entry["number"].AsInt64).Order());
        await fixture.ReopenAsync(0);
        await fixture.LoadAsync(0, "d");
        await fixture.RunAsync();
        await fixture.AssertUpToDateAsync();
    }

    [Fact]
    public async Task An_aggregation_that_fails_is_one_sentence_and_moves_no_position()
    {
        await using var fixture = await TransformFixture.StartAsync();
        await fixture.LoadAsync(0, "a");
        var definition = new FlattenDefinition
        {
            Name = "broken",
            Source = fixture.Store.Raw,
            Target = new CollectionName(fixture.Store.Name, "broken"),
            Stages = [new BsonDocument("$noSuchStage", new BsonDocument())],
        };
        var runner = new TransformRunner(
            fixture.Store.Client,
            [definition],
            new TransformOptions { StateDatabase = fixture.Store.State },
            NullLoggerFactory.Instance,
            TimeProvider.System);
        var failure = await Assert.ThrowsAsync<TransformException>(() => runner.RunAsync(CancellationToken.None));
        Assert.StartsWith("Transform broken failed: ", failure.Message);
        var states = new TransformStates(fixture.Store.Client.Database(fixture.Store.State));
        var state = await states.FindAsync("broken", CancellationToken.None);
        Assert.Equal(0, state!.Build);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task After_any_interleaving_of_loads_crashes_redeliveries_and_runs_the_targets_are_what_the_raw_documents_say(int seed)
    {
        await using var fixture = await TransformFixture.StartAsync();
        var random = new Random(seed);
        var unjournaled = new Queue<(int Partition, long From, long To)>();
        for (var step = 0; step < 60; step++)
        {
            var partition = random.Next(3);
            string[] ids = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"id{random.Next(80)}")];
            switch (random.Next(7))
            {
                case 0 or 1:
                    await fixture.LoadAsync(partition, ids);
                    break;
                case 2: // the loader dies between the store's acknowledgement and the journal
                    var (from, to) = await fixture.StoreAsync(partition, ids);
                    unjournaled.Enqueue((partition, from, to));
                    break;
                case 3 when unjournaled.TryDequeue(out var lost): // its records come again
                    await fixture.JournalAsync(lost.Partition, lost.From, lost.To);
                    break;
                case 4: // rewound to the beginning
                    await fixture.JournalAsync(partition, 0, random.Next(10));
                    break;
                case 5 when unjournaled.Count == 0:
                    fixture.RecreateTopic();
                    break;
                default:
                    await fixture.Runner(recordsPerMerge: random.Next(1, 6)).RunAsync(CancellationToken.None);
                    break;
            }
        }

        while (unjournaled.TryDequeue(out var lost))
        {
            await fixture.JournalAsync(lost.Partition, lost.From, lost.To);
        }

        await fixture.RunAsync();
        await fixture.AssertUpToDateAsync();
    }
}
