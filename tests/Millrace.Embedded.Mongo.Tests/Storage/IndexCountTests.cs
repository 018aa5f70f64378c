using Millrace.Bson;
using Millrace.Embedded.Mongo.Tests.Wire;

namespace Millrace.Embedded.Mongo.Tests.Storage;

public sealed class IndexCountTests
{
    private const string Indexes =
        """
        {"createIndexes": "c", "indexes": [{"key": {"s": 1, "d": -1}, "name": "sd"}, {"key": {"n": 1}, "name": "n"},
         {"key": {"p": 1}, "name": "p", "sparse": true}, {"key": {"t": 1}, "name": "t"}]}
        """;

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"s": "b"}""")]
    [InlineData("""{"s": "none"}""")]
    [InlineData("""{"s": {"$in": ["a", "c"]}}""")]
    [InlineData("""{"$and": [{"s": {"$eq": "a"}}, {"d": {"$gte": {"$date": 20}}}, {"d": {"$lt": {"$date": 60}}}]}""")]
    [InlineData("""{"s": "a", "d": {"$gt": {"$date": 20}}}""")]
    [InlineData("""{"s": {"$gt": "a"}}""")]
    [InlineData("""{"n": 5}""")]
    [InlineData("""{"n": {"$lt": 5}}""")]
    [InlineData("""{"n": null}""")]
    [InlineData("""{"p": true}""")]
    [InlineData("""{"t": "x"}""")]
    [InlineData("""{"d": {"$date": 20}}""")]
    [InlineData("""{"_id": {"$gte": 10, "$lt": 20}}""")]
    [InlineData("""{"_id": {"$in": [1, 2, 500]}}""")]
    public async Task A_count_by_an_index_is_that_of_a_scan(string filter)
    {
        await using TestStore test = await TestStore.StartAsync();
        BsonArray documents = [];
        for (int i = 0; i < 100; i++)
        {
            BsonDocument document = new() { { "_id", i }, { "s", "abc"[i % 3].ToString() }, { "d", BsonValue.FromDateTime(i) } };
            if (i % 4 > 0) document.Add("n", i % 4 == 1 ? double.NaN : i % 10);
            if (i % 5 == 0) document.Add("p", i % 10 == 0);
            if (i % 7 == 0) document.Add("t", new BsonArray { "x", "y" });
            documents.Add(document);
        }

        await test.Client.OkAsync("test", new BsonDocument { { "insert", "c" }, { "documents", documents } });
        BsonDocument scanned = await test.OkAsync($$"""{"count": "c", "query": {{filter}} }""");
        await test.OkAsync(Indexes);
        BsonDocument indexed = await test.OkAsync($$"""{"count": "c", "query": {{filter}} }""");
        Assert.Equal(scanned["n"].ToDouble(), indexed["n"].ToDouble());
    }
}
