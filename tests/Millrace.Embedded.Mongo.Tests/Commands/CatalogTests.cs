using Millrace.Bson;
using Millrace.Embedded.Mongo.Tests.Wire;

namespace Millrace.Embedded.Mongo.Tests.Commands;

public sealed class CatalogTests
{
    [Fact]
    public async Task Databases_collections_and_indexes_are_listed_as_drivers_read_them()
    {
        await using TestStore test = await TestStore.StartAsync();
        await test.InsertAsync("c", """[{"_id": 1}]""");
        await test.OkAsync("""{"createIndexes": "c", "indexes": [{"key": {"a": 1, "b": -1}, "name": "ab", "unique": true}]}""");

        BsonDocument databases = await test.Client.OkAsync("admin", new BsonDocument { { "listDatabases", 1 }, { "nameOnly", true } });
        Assert.Equal("""{"r":[{"name":"test"}]}""", new BsonDocument { { "r", databases["databases"] } }.ToString());
        Assert.Equal("""[{"name":"c","type":"collection"}]""", await test.ResultAsync("""{"listCollections": 1, "nameOnly": true}"""));
        Assert.Equal(
            """[{"v":2,"key":{"_id":1},"name":"_id_"},{"v":2,"key":{"a":1,"b":-1},"name":"ab","unique":true}]""",
            await test.ResultAsync("""{"listIndexes": "c"}"""));
    }

    [Fact]
    public async Task A_dropped_database_is_gone_and_its_name_is_free_again()
    {
        await using TestStore test = await TestStore.StartAsync();
        await test.InsertAsync("c", """[{"_id": 1}]""");
        await test.OkAsync("""{"dropDatabase": 1}""");
        Assert.Equal("[]", await test.ResultAsync("""{"find": "c"}"""));
        Assert.Empty(Directory.GetFiles(test.DataDirectory, "test.sqlite*"));
        await test.InsertAsync("c", """[{"_id": 1, "again": true}]""");
        Assert.Equal("""[{"_id":1,"again":true}]""", await test.ResultAsync("""{"find": "c"}"""));
    }

    [Fact]
    public async Task Reading_what_does_not_exist_gives_nothing_and_creates_nothing()
    {
        await using TestStore test = await TestStore.StartAsync();
        Assert.Equal("[]", await test.ResultAsync("""{"find": "c"}"""));
        Assert.Equal("[]", await test.ResultAsync("""{"aggregate": "c", "pipeline": [], "cursor": {}}"""));
        Assert.Equal(0, (await test.OkAsync("""{"count": "c"}"""))["n"].AsInt32);
        Assert.Equal(0, (await test.OkAsync("""{"delete": "c", "deletes": [{"q": {}, "limit": 0}]}"""))["n"].AsInt32);
        Assert.Empty(Directory.GetFiles(test.DataDirectory, "*.sqlite"));
    }

    [Fact]
    public async Task A_renamed_collection_keeps_its_documents_and_indexes()
    {
        await using TestStore test = await TestStore.StartAsync();
        await test.InsertAsync("from", """[{"_id": 1, "a": 1}]""");
        await test.InsertAsync("to", """[{"_id": 9}]""");
        await test.OkAsync("""{"createIndexes": "from", "indexes": [{"key": {"a": 1}, "name": "a_1"}]}""");
        BsonDocument rename = new() { { "renameCollection", "test.from" }, { "to", "test.to" } };
        Assert.Equal(48, (await test.Client.RunAsync("admin", rename))["code"].AsInt32);
        rename["dropTarget"] = true;
        await test.Client.OkAsync("admin", rename);
        Assert.Equal("""[{"_id":1,"a":1}]""", await test.ResultAsync("""{"find": "to", "filter": {"a": 1}, "hint": "a_1"}"""));
        Assert.Equal("[]", await test.ResultAsync("""{"find": "from"}"""));
    }

    [Fact]
    public async Task Counts_and_sizes_follow_every_kind_of_write()
    {
        await using TestStore test = await TestStore.StartAsync();
        await test.InsertAsync("c", """[{"_id": 1}, {"_id": 2}, {"_id": 3}]""");
        await test.OkAsync("""{"update": "c", "updates": [{"q": {"_id": 1}, "u": {"$set": {"pad": "xxxxxxxxxx"}}}]}""");
        await test.OkAsync("""{"delete": "c", "deletes": [{"q": {"_id": 2}, "limit": 1}]}""");
        BsonDocument stats = await test.OkAsync("""{"collStats": "c"}""");
        byte[] first = new BsonDocument { { "_id", 1 }, { "pad", "xxxxxxxxxx" } }.ToBytes();
        byte[] third = new BsonDocument { { "_id", 3 } }.ToBytes();
        Assert.Equal(2, stats["count"].ToDouble());
        Assert.Equal(first.Length + third.Length, stats["size"].ToDouble());
        Assert.True((await test.OkAsync("""{"validate": "c"}"""))["valid"].AsBoolean);
    }

    [Theory]
    [InlineData("""{"insert": "", "documents": [{}]}""", 73)]
    [InlineData("""{"insert": "a$b", "documents": [{}]}""", 73)]
    [InlineData("""{"create": ".a"}""", 73)]
    [InlineData("""{"create": "c", "capped": true, "size": 100}""", 115)]
    [InlineData("""{"listIndexes": "none"}""", 26)]
    [InlineData("""{"dropIndexes": "none", "index": "*"}""", 26)]
    [InlineData("""{"createIndexes": "c", "indexes": [{"key": {"a": "text"}, "name": "t"}]}""", 67)]
    [InlineData("""{"createIndexes": "c", "indexes": [{"key": {"a": 1}, "name": "t", "expireAfterSeconds": 5}]}""", 67)]
    [InlineData("""{"noSuchCommand": 1}""", 59)]
    [InlineData("""{"atlasVersion": 1}""", 59)]
    [InlineData("""{"saslStart": 1}""", 115)]
    [InlineData("""{"find": "c", "filtr": {}}""", 40415)]
    [InlineData("""{"find": "c", "filter": 5}""", 14)]
    [InlineData("""{"find": "c", "hint": "nope"}""", 0)]
    [InlineData("""{"find": "c", "collation": {"locale": "de"}}""", 115)]
    [InlineData("""{"find": "c", "apiVersion": "2"}""", 322)]
    [InlineData("""{"insert": "c", "documents": [{}], "writeConcern": {"w": 3}}""", 2)]
    [InlineData("""{"insert": "c", "documents": []}""", 16)]
    [InlineData("""{"insert": "c", "documents": [{}], "txnNumber": 1}""", 20)]
    [InlineData("""{"getMore": 12345, "collection": "c"}""", 43)]
    [InlineData("""{"renameCollection": "a.b", "to": "a.c"}""", 13)]
    public async Task A_refused_command_says_why_by_its_code(string command, int code)
    {
        await using TestStore test = await TestStore.StartAsync();
        BsonDocument reply = await test.RunAsync(command);
        Assert.Equal(code, reply["code"].IsMissing ? 0 : reply["code"].AsInt32);
        Assert.Equal(code == 0 ? 1 : 0, reply["ok"].ToDouble());
        Assert.Equal(code != 0, reply.ContainsKey("codeName"));
    }
}
