using Millrace.Bson;
using Millrace.Embedded.Mongo.Tests.Wire;

namespace Millrace.Embedded.Mongo.Tests.Commands;

public sealed class WriteTests
{
    [Fact]
    public async Task An_ordered_batch_stops_at_the_first_error_and_an_unordered_one_goes_on()
    {
        await using TestStore test = await TestStore.StartAsync();
        BsonDocument ordered = await test.InsertAsync("o", """[{"_id": 1}, {"_id": 1}, {"_id": 2}]""");
        Assert.Equal(1, ordered["n"].AsInt32);
        BsonDocument unordered = await test.OkAsync(
            """{"insert": "u", "ordered": false, "documents": [{"_id": 1}, {"_id": 1}, {"_id": 2}]}""");
        Assert.Equal(2, unordered["n"].AsInt32);
        BsonDocument error = unordered["writeErrors"].AsArray.Single().AsDocument;
        Assert.Equal(1, error["index"].AsInt32);
        Assert.Equal(11000, error["code"].AsInt32);
        Assert.Equal("""{"_id":1}""", error["keyPattern"].AsDocument.ToString());
        Assert.Equal("""{"_id":1}""", error["keyValue"].AsDocument.ToString());
    }

    [Fact]
    public async Task A_missing_id_is_made_and_every_id_comes_first()
    {
        await using TestStore test = await TestStore.StartAsync();
        await test.InsertAsync("c", """[{"a": 1, "_id": 5, "b": 2}, {"c": 1}]""");
        BsonDocument reply = await test.OkAsync("""{"find": "c"}""");
        BsonArray documents = reply["cursor"].AsDocument["firstBatch"].AsArray;
        Assert.Equal("""{"_id":5,"a":1,"b":2}""", documents[0].AsDocument.ToString());
        Assert.Equal("_id", documents[1].AsDocument.GetAt(0).Name);
        Assert.Equal(BsonType.ObjectId, documents[1].AsDocument["_id"].Type);
    }

    [Theory]
    [InlineData("""{"_id": 1, "u": {"$setOnInsert": {"b": 1, "a": 2}}}""", """{"_id":1,"a":2,"b":1}""")]
    [InlineData("""{"_id": 1, "u": {"b": 1, "a": 2}}""", """{"_id":1,"b":1,"a":2}""")]
    [InlineData("""{"_id": 1, "u": {"_id": 1, "b": 1}}""", """{"_id":1,"b":1}""")]
    [InlineData("""{"_id": 1, "u": {"$setOnInsert": {"a.b": 1, "10": 1, "9": 2}}}""", """{"_id":1,"9":2,"10":1,"a":{"b":1}}""")]
    [InlineData("""{"_id": 1, "u": {"$set": {"a": 1}, "$setOnInsert": {"b": 1}}}""", """{"_id":1,"a":1,"b":1}""")]
    [InlineData("""{"_id": null, "u": {"$setOnInsert": {"a": 1}}}""", """{"_id":null,"a":1}""")]
    public async Task An_upsert_by_id_inserts_once_and_says_so(string operation, string document)
    {
        await using TestStore test = await TestStore.StartAsync();
        BsonDocument parsed = BsonDocument.FromJson(operation);
        BsonDocument update = new()
        {
            { "q", new BsonDocument { { "_id", parsed["_id"] } } }, { "u", parsed["u"] }, { "upsert", true },
        };
        BsonDocument command = new() { { "update", "c" }, { "updates", new BsonArray { update, update.DeepClone() } } };
        BsonDocument reply = await test.Client.OkAsync("test", command);
        Assert.Equal(2, reply["n"].AsInt32);
        Assert.Equal(0, reply["nModified"].AsInt32);
        Assert.Equal(0, reply["upserted"].AsArray.Single().AsDocument["index"].AsInt32);
        Assert.Equal($"[{document}]", await test.ResultAsync("""{"find": "c"}"""));
    }

    [Fact]
    public async Task Updates_on_raw_bytes_and_through_the_compiler_give_the_same_documents()
    {
        await using TestStore test = await TestStore.StartAsync();
        string[] updates =
        [
            """{"$setOnInsert": {"z": 1, "a": {"x": [1]}, "m": null}}""", """{"z": 1, "a": {"x": [1]}}""", """{"z": 2}""", """{"z": 2}""",
            "{}",
            """{"_id": 7, "k": 1}""", """{"$setOnInsert": {"_id": 7}}""", """{"$setOnInsert": {"q": 1}}""",
        ];
        foreach (string update in updates)
        {
            // A hint takes the general way; it changes nothing else.
            BsonDocument raw = await test.OkAsync(
                $$"""{"update": "raw", "updates": [{"q": {"_id": 7}, "u": {{update}}, "upsert": true}]}""");
            BsonDocument compiled = await test.OkAsync(
                $$"""{"update": "compiled", "updates": [{"q": {"_id": 7}, "u": {{update}}, "upsert": true, "hint": "_id_"}]}""");
            Assert.Equal(compiled.ToString(), raw.ToString());
            Assert.Equal(await test.ResultAsync("""{"find": "compiled"}"""), await test.ResultAsync("""{"find": "raw"}"""));
        }
    }

    [Fact]
    public async Task An_equal_id_of_another_numeric_type_is_the_same_document()
    {
        await using TestStore test = await TestStore.StartAsync();
        await test.InsertAsync("c", """[{"_id": 1, "a": 1}]""");
        BsonDocument reply = await test.OkAsync("""{"update": "c", "updates": [{"q": {"_id": 1.0}, "u": {"b": 2}, "upsert": true}]}""");
        Assert.Equal(1, reply["nModified"].AsInt32);
        Assert.Equal("""[{"_id":1,"b":2}]""", await test.ResultAsync("""{"find": "c"}"""));
    }

    [Theory]
    [InlineData("""{"update": "c", "updates": [{"q": {}}]}""", 40414)]
    [InlineData("""{"update": "c", "updates": [{"q": {"_id": 1}, "u": {"a": 1}, "upsert": true}, {"q": {}, "u": 5}]}""", 14)]
    [InlineData("""{"update": "c", "updates": [{"q": {}, "u": {}, "bogus": 1}]}""", 40415)]
    [InlineData("""{"delete": "c", "deletes": [{"q": {}}]}""", 40414)]
    [InlineData("""{"delete": "c", "deletes": [{"q": {}, "limit": 2}]}""", 9)]
    [InlineData("""{"insert": "c", "documents": [5]}""", 14)]
    public async Task A_malformed_operation_fails_the_whole_command_and_writes_nothing(string command, int code)
    {
        await using TestStore test = await TestStore.StartAsync();
        BsonDocument reply = await test.RunAsync(command);
        Assert.Equal(code, reply["code"].IsMissing ? 0 : reply["code"].AsInt32);
        Assert.Empty(Directory.GetFiles(test.DataDirectory, "*.sqlite"));
    }

    [Fact]
    public async Task An_update_that_matches_nothing_creates_no_collection()
    {
        await using TestStore test = await TestStore.StartAsync();
        BsonDocument reply = await test.OkAsync("""{"update": "c", "updates": [{"q": {"a": 1}, "u": {"$set": {"b": 1}}}]}""");
        Assert.Equal(0, reply["n"].AsInt32);
        await test.OkAsync("""{"findAndModify": "c", "query": {"a": 1}, "update": {"$set": {"b": 1}}}""");
        Assert.Equal("[]", await test.ResultAsync("""{"listCollections": 1}"""));
        BsonDocument bad = await test.OkAsync("""{"update": "c", "updates": [{"q": {}, "u": {"$bogus": {"b": 1}}}]}""");
        Assert.Equal(9, bad["writeErrors"].AsArray[0].AsDocument["code"].AsInt32);
    }

    [Fact]
    public async Task Concurrent_writers_share_commits_and_lose_nothing()
    {
        await using TestStore test = await TestStore.StartAsync();
        await test.InsertAsync("c", """[{"_id": 0, "n": 0}]""");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            await using WireClient client = await WireClient.ConnectAsync(test.Store.Port);
            for (int i = 0; i < 50; i++)
            {
                await client.OkAsync("test", BsonDocument.FromJson(
                    """{"update": "c", "updates": [{"q": {"_id": 0}, "u": {"$inc": {"n": 1}}}]}"""));
                // Its neighbours in the transaction are not harmed by one that fails.
                await client.OkAsync("test", BsonDocument.FromJson("""{"insert": "c", "documents": [{"_id": 0}]}"""));
            }
        }));
        Assert.Equal("""[{"_id":0,"n":400}]""", await test.ResultAsync("""{"find": "c"}"""));
    }

    [Fact]
    public async Task Readers_see_a_command_whole_or_not_at_all()
    {
        await using TestStore test = await TestStore.StartAsync();
        await test.OkAsync("""{"create": "c"}""");
        using CancellationTokenSource done = new();
        Task<int> reading = Task.Run(async () =>
        {
            await using WireClient client = await WireClient.ConnectAsync(test.Store.Port);
            int reads = 0;
            for (; !done.IsCancellationRequested; reads++)
            {
                BsonDocument reply = await client.OkAsync("test", BsonDocument.FromJson("""{"count": "c", "query": {"a": {"$gte": 0}}}"""));
                Assert.Equal(0, reply["n"].AsInt32 % 20);
            }

            return reads;
        });
        string batch = string.Join(',', Enumerable.Range(0, 20).Select(static i => $"{{\"a\": {i}}}"));
        for (int i = 0; i < 20; i++) await test.InsertAsync("c", $"[{batch}]");
        await done.CancelAsync();
        Assert.True(await reading > 0);
    }
}
