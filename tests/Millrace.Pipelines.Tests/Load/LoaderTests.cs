using Millrace.Bson;
using Millrace.Mongo;
using Millrace.Pipelines.DeadLetters;
using Millrace.Pipelines.Load;
using Millrace.Pipelines.Tests.Support;

namespace Millrace.Pipelines.Tests.Load;

public sealed class LoaderTests
{
    private const string Topic = LoaderFixture.Topic;
    private const string Rich = """{"login":{"uuid":"a"},"n":1,"big":12345678901,"d":1.5,"s":"é\u0041","l":[1,null,true]}""";

    [Fact]
    public async Task A_record_becomes_a_raw_document_with_its_source_position()
    {
        await using var fixture = await LoaderFixture.StartAsync();
        fixture.Producer.Send(Topic, 2, "US", Rich, "a");
        await fixture.LoadAllAsync();

        var raw = Assert.Single(await fixture.Store.ReadAsync(fixture.Store.Raw));
        Assert.Equal(
            ["_id", "extractedAt", "loadedAt", "nat", "payload", "source"], raw.Select(field => field.Name).Order(StringComparer.Ordinal));
        Assert.Equal("a", raw["_id"].AsString);
        Assert.Equal("US", raw["nat"].AsString);
        Assert.Equal(
            BsonDocument.FromJson(
                """{"login":{"uuid":"a"},"n":1,"big":{"$numberLong":"12345678901"},"d":1.5,"s":"éA","l":[1,null,true]}"""),
            raw["payload"].AsDocument);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero).ToUnixTimeMilliseconds(), raw["extractedAt"].AsDateTimeMs);
        var source = raw["source"].AsDocument;
        Assert.Equal(Topic, source["topic"].AsString);
        Assert.Equal((2, 0L), (source["partition"].AsInt32, source["offset"].AsInt64));
        Assert.Equal(["topic", "partition", "offset", "timestamp"], source.Select(field => field.Name));
    }

    [Fact]
    public async Task Every_record_of_every_partition_is_loaded_once_and_a_second_run_finds_nothing_to_do()
    {
        await using var fixture = await LoaderFixture.StartAsync();
        for (var partition = 0; partition < 4; partition++)
        {
            fixture.Producer.SendUsers(Topic, partition, Enumerable.Range(0, 250).Select(n => $"p{partition}-{n}"));
        }

        var first = await fixture.LoadAllAsync(fixture.Options with { BatchRecords = 40, QueueRecords = 60 });
        Assert.Equal((1000, 1000, 0, 0), (first.Read, first.Stored, first.Duplicates, first.DeadLettered));
        Assert.Equal(1000, first.StoredByRoute["US"]);
        Assert.Equal(1000, first.Latency.Count);
        Assert.Equal(1000, (await fixture.StoredIdsAsync()).Distinct().Count());

        fixture.Producer.SendUsers(Topic, 1, ["late"]);
        var second = await fixture.LoadAllAsync();
        Assert.Equal((1, 1), (second.Read, second.Stored));
    }

    [Fact]
    public async Task A_redelivery_changes_nothing()
    {
        await using var fixture = await LoaderFixture.StartAsync();
        fixture.Producer.SendUsers(Topic, 0, Enumerable.Range(0, 100).Select(n => $"u{n}"));
        await fixture.LoadAllAsync();
        var before = (await fixture.Store.ReadAsync(fixture.Store.Raw)).ToDictionary(raw => raw["_id"].AsString);

        var again = await fixture.LoadAllAsync(fixture.Options with { Group = "another" });
        Assert.Equal((100, 0, 100), (again.Read, again.Stored, again.Duplicates));
        var after = await fixture.Store.ReadAsync(fixture.Store.Raw);
        Assert.Equal(100, after.Count);
        Assert.All(after, raw => Assert.Equal(before[raw["_id"].AsString], raw));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1)]
    public async Task Of_records_with_one_id_the_first_is_stored(int batch)
    {
        await using var fixture = await LoaderFixture.StartAsync();
        fixture.Producer.Send(Topic, 0, "US", "not JSON", "same");
        fixture.Producer.Send(Topic, 0, "US", """{"first":true}""", "same");
        fixture.Producer.Send(Topic, 0, "US", """{"first":false}""", "same");
        var statistics = await fixture.LoadAllAsync(fixture.Options with { BatchRecords = batch });
        Assert.Equal((3, 1, 1, 1), (statistics.Read, statistics.Stored, statistics.Duplicates, statistics.DeadLettered));
        var raw = Assert.Single(await fixture.Store.ReadAsync(fixture.Store.Raw));
        Assert.True(raw["payload"].AsDocument["first"].AsBoolean);
        Assert.Equal(1, raw["source"].AsDocument["offset"].AsInt64);
    }

    [Fact]
    public async Task Poison_records_become_dead_letters_with_their_bytes_and_the_good_ones_are_stored()
    {
        await using var fixture = await LoaderFixture.StartAsync();
        (string? Key, string? Value, string? Id, string Reason)[] poison =
        [
            ("US", "not JSON", "p0", DeadLetterReasons.MalformedValue),
            ("US", null, "p1", DeadLetterReasons.MalformedValue),
            ("US", """{"cut":""", "p2", DeadLetterReasons.MalformedValue),
            ("US", "[1,2]", "p3", DeadLetterReasons.MalformedValue),
            ("US", """{"name":"no id"}""", null, DeadLetterReasons.MissingEventId),
            ("US", "not JSON and no id", null, DeadLetterReasons.MalformedValue),
            (null, """{"login":{"uuid":"p6"}}""", null, DeadLetterReasons.MissingRoute),
            ("US", $"{string.Concat(Enumerable.Repeat("{\"a\":", 300))}1{new string('}', 300)}", "p7", DeadLetterReasons.MalformedValue),
            ("US", "{\"a\\u0000b\":1}", "p8", DeadLetterReasons.MalformedValue),
        ];
        foreach (var (key, value, id, _) in poison)
        {
            fixture.Producer.SendUsers(Topic, 0, [$"good-{Guid.NewGuid():N}"]);
            fixture.Producer.Send(Topic, 0, key, value, id);
        }

        fixture.Producer.Send(Topic, 0, null, TestProducer.Payload("from-elsewhere", "CH"));
        var statistics = await fixture.LoadAllAsync();

        Assert.Equal(poison.Length, statistics.DeadLettered);
        Assert.Equal(poison.Length + 1, statistics.Stored);
        Assert.Equal(statistics.Read, statistics.Stored + statistics.Duplicates + statistics.DeadLettered);
        Assert.Equal("CH", (await fixture.Store.Collection(fixture.Store.Raw).FindOneAsync(
            new BsonDocument("_id", "from-elsewhere"), CancellationToken.None))!["nat"].AsString);
        var letters = TestRecords.ReadAll(
            fixture.Kafka.Options, Topic + ".dlq").OrderBy(l => int.Parse(l.Header(DeadLetterHeaders.Offset)!));
        Assert.Equal(
            poison.Select(p => (p.Key, p.Value, p.Id, p.Reason)),
            letters.Select(l => (
                (string?)(l.Message.Key is null ? null : l.Message.Key.Text()),
                (string?)(l.Message.Value is null ? null : l.Message.Value.Text()),
                l.Header(RecordHeaders.EventId),
                l.Header(DeadLetterHeaders.Reason)!)));
        Assert.All(letters, letter =>
        {
            Assert.Equal("load", letter.Header(DeadLetterHeaders.Stage));
            Assert.Equal(Topic, letter.Header(DeadLetterHeaders.Topic));
            Assert.Equal("0", letter.Header(DeadLetterHeaders.Partition));
            Assert.NotNull(letter.Header(DeadLetterHeaders.Timestamp));
            Assert.NotNull(letter.Header(DeadLetterHeaders.At));
        });
    }

    [Fact]
    public async Task Field_names_that_look_like_operators_or_paths_or_are_empty_are_stored_as_they_are()
    {
        await using var fixture = await LoaderFixture.StartAsync();
        (string Id, string Payload)[] odd = [("dollar", """{"$set":{"a":1},"a.b":2}"""), ("empty", """{"":1,"a":{"":[{"":null}]}}""")];
        fixture.Producer.SendUsers(Topic, 0, ["before"]);
        foreach (var (id, payload) in odd)
        {
            fixture.Producer.Send(Topic, 0, "US", payload, id);
        }

        fixture.Producer.SendUsers(Topic, 0, ["after"]);
        var statistics = await fixture.LoadAllAsync();
        Assert.Equal((4, 0), (statistics.Stored, statistics.DeadLettered));
        var stored = (await fixture.Store.ReadAsync(fixture.Store.Raw)).ToDictionary(raw => raw["_id"].AsString);
        Assert.Equal(["after", "before", "dollar", "empty"], stored.Keys.Order(StringComparer.Ordinal));
        Assert.All(odd, record => Assert.Equal(record.Payload, stored[record.Id]["payload"].AsDocument.ToString()));
    }

    [Fact]
    public async Task A_document_that_violates_a_unique_index_is_a_dead_letter()
    {
        await using var fixture = await LoaderFixture.StartAsync();
        await fixture.Store.Collection(fixture.Store.Raw).CreateIndexesAsync(
            [new IndexModel(new BsonDocument("payload.email", 1)) { Unique = true }], CancellationToken.None);
        fixture.Producer.Send(Topic, 0, "US", """{"email":"a"}""", "1");
        fixture.Producer.Send(Topic, 0, "US", """{"email":"a"}""", "2");
        fixture.Producer.Send(Topic, 0, "US", """{"email":"c"}""", "2");
        fixture.Producer.Send(Topic, 0, "US", """{"email":"b"}""", "3");
        var statistics = await fixture.LoadAllAsync(fixture.Options with { BatchLinger = TimeSpan.FromSeconds(1) });
        Assert.Equal((2, 0, 2), (statistics.Stored, statistics.Duplicates, statistics.DeadLettered));
        var letters = TestRecords.ReadAll(fixture.Kafka.Options, Topic + ".dlq");
        Assert.Equal(2, letters.Count); // the one that was refused, and the one that repeats its id in the same batch
        Assert.All(letters, letter =>
        {
            Assert.Equal(DeadLetterReasons.StoreRejected, letter.Header(DeadLetterHeaders.Reason));
            Assert.Contains("11000", letter.Header(DeadLetterHeaders.Message));
        });
    }

    [Fact]
    public async Task A_store_that_is_away_at_the_start_is_one_clear_sentence()
    {
        await using var fixture = await LoaderFixture.StartAsync(TestStore.StartEmbeddedAsync);
        await fixture.Store.StopAsync();
        var failure = await Assert.ThrowsAsync<LoadException>(() => fixture.Loader().RunAsync(CancellationToken.None));
        Assert.StartsWith($"The store cannot take records into {fixture.Store.Raw}: MongoDB at 127.0.0.1:", failure.Message);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public async Task A_store_that_goes_away_and_comes_back_loses_nothing()
    {
        await using var fixture = await LoaderFixture.StartAsync(TestStore.StartEmbeddedAsync);
        fixture.Producer.SendUsers(Topic, 0, ["first"]);
        var loader = fixture.Loader(fixture.Options with { BatchRecords = 20 });
        var run = loader.RunAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => loader.Statistics.Stored == 1);
        await fixture.Store.StopAsync();
        for (var partition = 0; partition < 4; partition++)
        {
            fixture.Producer.SendUsers(Topic, partition, Enumerable.Range(0, 100).Select(n => $"p{partition}-{n}"));
        }

        await Eventually.TrueAsync(() => loader.Statistics is { Retries: > 0, Trouble: not null });
        await fixture.Store.StartAgainAsync();
        loader.StopWhenCaughtUp();
        var statistics = (await run).Statistics;
        Assert.Equal(401, (await fixture.StoredIdsAsync()).Count);
        Assert.Equal(0, statistics.DeadLettered);
        Assert.Equal(statistics.Read, statistics.Stored + statistics.Duplicates);
        Assert.Null(statistics.Trouble);
        Assert.Empty(TestRecords.ReadAll(fixture.Kafka.Options, Topic + ".dlq"));
    }
}
