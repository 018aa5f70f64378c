using Millrace.Bson;
using Millrace.Embedded.Mongo.Tests.Wire;

namespace Millrace.Embedded.Mongo.Tests.Commands;

public sealed class CursorTests
{
    /// <summary>Twenty documents to the power of many: it ends by being ended.</summary>
    private const string EndlessAggregate =
        """
        {"aggregate": "c", "cursor": {}, "pipeline": [
          {"$lookup": {"from": "c", "pipeline": [], "as": "u"}}, {"$unwind": "$u"},
          {"$lookup": {"from": "c", "pipeline": [], "as": "v"}}, {"$unwind": "$v"},
          {"$lookup": {"from": "c", "pipeline": [], "as": "w"}}, {"$unwind": "$w"},
          {"$lookup": {"from": "c", "pipeline": [], "as": "x"}}, {"$unwind": "$x"},
          {"$lookup": {"from": "c", "pipeline": [], "as": "y"}}, {"$unwind": "$y"},
          {"$lookup": {"from": "c", "pipeline": [], "as": "z"}}, {"$unwind": "$z"}, {"$count": "n"}]}
        """;

    [Theory]
    [InlineData("""{"find": "c", "batchSize": 3}""")]
    [InlineData("""{"find": "c", "batchSize": 0, "sort": {"_id": 1}}""")]
    [InlineData("""{"find": "c", "batchSize": 3, "filter": {"a": {"$gte": 0}}, "hint": "a_1"}""")]
    [InlineData("""{"find": "c", "batchSize": 3, "filter": {"tags": "t"}, "hint": "tags_1"}""")]
    [InlineData("""{"find": "c", "batchSize": 3, "sort": {"pad": 1}}""")]
    [InlineData("""{"aggregate": "c", "pipeline": [{"$match": {"a": {"$gte": 0}}}], "cursor": {"batchSize": 3}}""")]
    public async Task Batches_give_every_document_once(string query)
    {
        await using TestStore test = await FilledAsync();
        List<int> ids = await DrainAsync(test, await test.OkAsync(query));
        Assert.Equal(Enumerable.Range(0, 20), ids.Order());
    }

    [Theory]
    [InlineData("""{"find": "c", "batchSize": 3, "sort": {"_id": -1}}""")]
    [InlineData("""{"find": "c", "batchSize": 3, "sort": {"a": -1}}""")]
    public async Task A_backward_scan_goes_on_where_it_was(string query)
    {
        await using TestStore test = await FilledAsync();
        List<int> ids = await DrainAsync(test, await test.OkAsync(query));
        Assert.Equal(20, ids.Distinct().Count());
        Assert.Equal(ids.Order().Reverse(), ids);
    }

    [Fact]
    public async Task A_cursor_sees_what_is_inserted_behind_its_position_and_not_what_is_deleted_there()
    {
        await using TestStore test = await FilledAsync();
        BsonDocument reply = await test.OkAsync("""{"find": "c", "batchSize": 3}""");
        await test.InsertAsync("c", """[{"_id": 100}]""");
        await test.OkAsync("""{"delete": "c", "deletes": [{"q": {"_id": 10}, "limit": 1}]}""");
        List<int> ids = await DrainAsync(test, reply);
        Assert.Contains(100, ids);
        Assert.DoesNotContain(10, ids);
    }

    [Fact]
    public async Task A_cursor_on_a_dropped_collection_is_killed()
    {
        await using TestStore test = await FilledAsync();
        BsonDocument cursor = (await test.OkAsync("""{"find": "c", "batchSize": 3}"""))["cursor"].AsDocument;
        await test.OkAsync("""{"drop": "c"}""");
        await test.InsertAsync("c", """[{"_id": 1}]""");
        BsonDocument getMore = new() { { "getMore", cursor["id"] }, { "collection", "c" } };
        Assert.Equal(175, (await test.Client.RunAsync("test", getMore))["code"].AsInt32);
        Assert.Equal(43, (await test.Client.RunAsync("test", getMore))["code"].AsInt32);
    }

    [Fact]
    public async Task A_killed_cursor_is_gone_and_an_unknown_one_is_reported()
    {
        await using TestStore test = await FilledAsync();
        BsonValue id = (await test.OkAsync("""{"find": "c", "batchSize": 3}"""))["cursor"].AsDocument["id"];
        BsonDocument kill = new() { { "killCursors", "c" }, { "cursors", new BsonArray { id, 5L } } };
        BsonDocument reply = await test.Client.OkAsync("test", kill);
        Assert.Equal(new BsonArray { id }, reply["cursorsKilled"].AsArray);
        Assert.Equal(new BsonArray { 5L }, reply["cursorsNotFound"].AsArray);
    }

    [Fact]
    public async Task A_single_batch_leaves_no_cursor()
    {
        await using TestStore test = await FilledAsync();
        BsonDocument cursor = (await test.OkAsync("""{"find": "c", "limit": 5, "singleBatch": true}"""))["cursor"].AsDocument;
        Assert.Equal(0L, cursor["id"].AsInt64);
        Assert.Equal(5, cursor["firstBatch"].AsArray.Count);
    }

    [Fact]
    public async Task A_batch_ends_before_16_MiB_and_the_next_one_goes_on()
    {
        await using TestStore test = await TestStore.StartAsync();
        string pad = new('x', 6 * 1024 * 1024);
        for (int i = 0; i < 5; i++)
        {
            BsonArray documents = [new BsonDocument { { "_id", i }, { "p", pad } }];
            await test.Client.OkAsync("test", new BsonDocument { { "insert", "c" }, { "documents", documents } });
        }

        BsonDocument reply = await test.OkAsync("""{"find": "c"}""");
        Assert.Equal(2, reply["cursor"].AsDocument["firstBatch"].AsArray.Count);
        Assert.Equal([0, 1, 2, 3, 4], await DrainAsync(test, reply));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_cursor_that_is_left_alone_closes_after_its_idle_time()
    {
        await using TestStore test = await TestStore.StartAsync(directory => new EmbeddedStoreOptions
        {
            DataDirectory = directory,
            CursorIdleTimeout = TimeSpan.FromMilliseconds(50),
        });
        await FillAsync(test);
        await test.OkAsync("""{"find": "c", "batchSize": 3}""");
        while (true)
        {
            BsonDocument status = await test.OkAsync("""{"serverStatus": 1}""");
            if (status["metrics"].AsDocument["cursor"].AsDocument["open"].AsDocument["total"].AsInt64 == 0) return;
        }
    }

    [Fact]
    public async Task More_cursors_than_allowed_are_refused()
    {
        await using TestStore test = await TestStore.StartAsync(directory =>
            new EmbeddedStoreOptions { DataDirectory = directory, MaxCursors = 2 });
        await FillAsync(test);
        await test.OkAsync("""{"find": "c", "batchSize": 3}""");
        await test.OkAsync("""{"find": "c", "batchSize": 3}""");
        Assert.Equal(146, (await test.RunAsync("""{"find": "c", "batchSize": 3}"""))["code"].AsInt32);
        await test.OkAsync("""{"find": "c"}""");
    }

    [Fact]
    public async Task A_sort_beyond_its_memory_is_refused_unless_a_limit_or_an_index_makes_it_small()
    {
        await using TestStore test = await TestStore.StartAsync(directory =>
            new EmbeddedStoreOptions { DataDirectory = directory, MaxSortBytes = 600 });
        await FillAsync(test);
        Assert.Equal(292, (await test.RunAsync("""{"find": "c", "sort": {"pad": 1}}"""))["code"].AsInt32);
        Assert.Equal(20, (await test.OkAsync("""{"find": "c", "sort": {"a": 1}}"""))["cursor"].AsDocument["firstBatch"].AsArray.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_sorted_page_holds_the_first_of_many_and_equal_ones_in_order_of_the_scan(int direction)
    {
        await using TestStore test = await TestStore.StartAsync();
        Random random = new(5);
        List<(int Id, int Key)> all = [.. Enumerable.Range(0, 5000).Select(id => (id, random.Next(50)))];
        foreach ((int Id, int Key)[] chunk in all.Chunk(1000))
        {
            IEnumerable<string> documents = chunk.Select(one => $$$"""{"_id": {{{one.Id}}}, "a": {"b": {{{one.Key}}} } }""");
            await test.InsertAsync("c", $"[{string.Join(',', documents)}]");
        }

        BsonDocument reply = await test.OkAsync($$$"""{"find": "c", "sort": {"a.b": {{{direction}}}}, "skip": 30, "limit": 60}""");

        IEnumerable<int> wanted = all.OrderBy(one => one.Key * direction).ThenBy(one => one.Id).Skip(30).Take(60).Select(one => one.Id);
        Assert.Equal(wanted, reply["cursor"].AsDocument["firstBatch"].AsArray.Select(one => one.AsDocument["_id"].AsInt32));
    }

    [Fact]
    public async Task A_command_beyond_its_time_ends_with_MaxTimeMSExpired()
    {
        await using TestStore test = await FilledAsync();
        BsonDocument command = BsonDocument.FromJson(EndlessAggregate);
        command.Add("maxTimeMS", 20);
        BsonDocument reply = await test.Client.RunAsync("test", command);
        Assert.Equal(50, reply["code"].AsInt32);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_command_ends_when_its_client_goes()
    {
        await using TestStore test = await FilledAsync();
        await using (WireClient leaving = await WireClient.ConnectAsync(test.Store.Port))
        {
            BsonDocument endless = BsonDocument.FromJson(EndlessAggregate);
            endless.Add("$db", "test");
            await leaving.SendMessageAsync(0, [0, .. endless.ToBytes()]);
            while (await RunningAsync(test) < 2) await Task.Yield();
        }

        while (await RunningAsync(test) > 1) await Task.Yield();
    }

    private static async Task<int> RunningAsync(TestStore test)
    {
        BsonDocument status = await test.OkAsync("""{"serverStatus": 1}""");
        return status["metrics"].AsDocument["commands"].AsDocument["running"].AsInt32;
    }

    private static async Task<TestStore> FilledAsync()
    {
        TestStore test = await TestStore.StartAsync();
        await FillAsync(test);
        return test;
    }

    private static async Task FillAsync(TestStore test)
    {
        await test.OkAsync(
            """
            {"createIndexes": "c", "indexes": [{"key": {"a": 1}, "name": "a_1"}, {"key": {"tags": 1}, "name": "tags_1"}]}
            """);
        BsonArray documents = [];
        for (int i = 0; i < 20; i++)
        {
            BsonArray tags = ["t", $"t{i}"];
            documents.Add(new BsonDocument { { "_id", i }, { "a", i / 4 }, { "tags", tags }, { "pad", $"pad {i % 3}" } });
        }

        await test.Client.OkAsync("test", new BsonDocument { { "insert", "c" }, { "documents", documents } });
    }

    private static async Task<List<int>> DrainAsync(TestStore test, BsonDocument reply)
    {
        List<int> ids = [];
        while (true)
        {
            BsonDocument cursor = reply["cursor"].AsDocument;
            BsonArray batch = (cursor.TryGetValue("firstBatch", out BsonValue first) ? first : cursor["nextBatch"]).AsArray;
            ids.AddRange(batch.Select(static document => document.AsDocument["_id"].AsInt32));
            if (cursor["id"].AsInt64 == 0) return ids;
            BsonDocument getMore = new() { { "getMore", cursor["id"] }, { "collection", "c" }, { "batchSize", 3 } };
            reply = await test.Client.OkAsync("test", getMore);
        }
    }
}
