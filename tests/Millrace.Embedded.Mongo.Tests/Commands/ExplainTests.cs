using Millrace.Bson;
using Millrace.Embedded.Mongo.Tests.Wire;

namespace Millrace.Embedded.Mongo.Tests.Commands;

/// <summary>The plan of a query and the figures of its run, in the shape that drivers and shells read.</summary>
public sealed class ExplainTests
{
    [Fact]
    public async Task Every_stage_of_a_run_says_what_it_passed_on()
    {
        await using TestStore test = await WithNumbersAsync();
        BsonDocument plan = await test.OkAsync(
            """
            {"explain": {"find": "c", "filter": {"n": {"$gte": 10}}, "skip": 5, "limit": 20, "projection": {"n": 1}},
             "verbosity": "executionStats"}
            """);

        BsonDocument stats = plan["executionStats"].AsDocument;
        Assert.Equal((20, 25, 25), (Number(stats, "nReturned"), Number(stats, "totalKeysExamined"), Number(stats, "totalDocsExamined")));
        Assert.Equal(
            ["PROJECTION_DEFAULT 20", "LIMIT 20", "SKIP 20", "FETCH 25", "IXSCAN 25"],
            StagesOf(stats["executionStages"].AsDocument).Select(stage => $"{stage["stage"].AsString} {Number(stage, "nReturned")}"));
        BsonDocument scan = StagesOf(stats["executionStages"].AsDocument).Last();
        Assert.Equal(("by_n", 25), (scan["indexName"].AsString, Number(scan, "keysExamined")));
        Assert.True(stats["executionSuccess"].AsBoolean);
    }

    [Fact]
    public async Task The_plan_alone_has_no_figures()
    {
        await using TestStore test = await WithNumbersAsync();
        BsonDocument plan = await test.OkAsync("""{"explain": {"find": "c", "filter": {"n": 1}}, "verbosity": "queryPlanner"}""");

        Assert.False(plan.ContainsKey("executionStats"));
        Assert.All(
            StagesOf(plan["queryPlanner"].AsDocument["winningPlan"].AsDocument), stage => Assert.False(stage.ContainsKey("nReturned")));
    }

    [Fact]
    public async Task A_sort_in_memory_is_carried_out_and_passes_on_no_more_than_is_wanted()
    {
        await using TestStore test = await WithNumbersAsync();
        BsonDocument plan = await test.OkAsync(
            """{"explain": {"find": "c", "filter": {"even": true}, "sort": {"text": 1}, "limit": 3}, "verbosity": "executionStats"}""");

        BsonDocument stats = plan["executionStats"].AsDocument;
        Assert.Equal(
            ["LIMIT 3", "SORT 3", "COLLSCAN 50"],
            StagesOf(stats["executionStages"].AsDocument).Select(stage => $"{stage["stage"].AsString} {Number(stage, "nReturned")}"));
        Assert.Equal((3, 100), (Number(stats, "nReturned"), Number(stats, "totalDocsExamined")));
    }

    [Fact]
    public async Task A_collection_that_does_not_exist_ends_at_once()
    {
        await using TestStore test = await TestStore.StartAsync();
        BsonDocument plan = await test.OkAsync("""{"explain": {"find": "none"}}""");

        Assert.Equal("EOF", plan["queryPlanner"].AsDocument["winningPlan"].AsDocument["stage"].AsString);
        Assert.Equal(0, Number(plan["executionStats"].AsDocument, "nReturned"));
    }

    [Fact]
    public async Task The_nearest_first_come_from_the_index_of_places()
    {
        await using TestStore test = await TestStore.StartAsync();
        await test.OkAsync("""{"createIndexes": "c", "indexes": [{"key": {"at": "2dsphere"}, "name": "at"}]}""");
        await test.InsertAsync("c", """[{"_id": 1, "at": [0, 0]}, {"_id": 2, "at": [1, 1]}]""");
        BsonDocument plan = await test.OkAsync(
            """{"explain": {"find": "c", "filter": {"at": {"$near": {"$geometry": {"type": "Point", "coordinates": [0, 0]}}}}}}""");

        BsonDocument stage = plan["executionStats"].AsDocument["executionStages"].AsDocument;
        Assert.Equal(("GEO_NEAR_2DSPHERE", 2), (stage["stage"].AsString, Number(stage, "nReturned")));
    }

    [Theory]
    [InlineData("""{"count": "c", "query": {"even": true}, "limit": 7}""", 7)]
    [InlineData("""{"count": "c", "query": {"even": true}, "limit": 7, "skip": 48}""", 2)]
    [InlineData("""{"count": "c", "query": {"even": true}, "limit": 9223372036854775807, "skip": 1}""", 49)]
    [InlineData("""{"count": "c", "limit": -5}""", 5)]
    public async Task A_count_stops_at_its_limit(string command, int count)
    {
        await using TestStore test = await WithNumbersAsync();

        Assert.Equal(count, Number(await test.OkAsync(command), "n"));
    }

    [Fact]
    public async Task Index_sizes_grow_with_the_keys()
    {
        await using TestStore test = await WithNumbersAsync();
        BsonDocument stats = await test.OkAsync("""{"collStats": "c"}""");

        BsonDocument sizes = stats["indexSizes"].AsDocument;
        Assert.Equal(["_id_", "by_n", "by_rare"], sizes.Select(size => size.Name));
        Assert.InRange(Number(sizes, "by_n"), 1_000, 10_000);
        Assert.InRange(Number(sizes, "by_rare"), 1, Number(sizes, "by_n") / 5);
        Assert.Equal(sizes.Sum(size => (long)size.Value.ToDouble()), Number(stats, "totalIndexSize"));
        Assert.Equal(Number(stats, "totalIndexSize"), (await test.OkAsync("""{"dbStats": 1}"""))["indexSize"].ToDouble());
    }

    private static async Task<TestStore> WithNumbersAsync()
    {
        TestStore test = await TestStore.StartAsync();
        await test.OkAsync(
            """
            {"createIndexes": "c", "indexes": [
              {"key": {"n": 1}, "name": "by_n"}, {"key": {"rare": 1}, "name": "by_rare", "sparse": true}]}
            """);
        BsonArray documents = [];
        for (int i = 0; i < 100; i++)
        {
            BsonDocument document = new() { { "_id", i }, { "n", i }, { "even", i % 2 == 0 }, { "text", $"{i * 7919 % 100:00}" } };
            if (i % 25 == 0) document.Add("rare", i);
            documents.Add(document);
        }

        await test.Client.OkAsync("test", new BsonDocument { { "insert", "c" }, { "documents", documents } });
        return test;
    }

    private static long Number(BsonDocument document, string name) => (long)document[name].ToDouble();

    private static IEnumerable<BsonDocument> StagesOf(BsonDocument stage)
    {
        yield return stage;
        if (stage["inputStage"].IsDocument)
        {
            foreach (BsonDocument inner in StagesOf(stage["inputStage"].AsDocument)) yield return inner;
        }
    }
}
