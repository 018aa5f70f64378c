using Millrace.Bson;
using Millrace.Embedded.Mongo.Tests.Wire;

namespace Millrace.Embedded.Mongo.Tests.Storage;

public sealed class IndexTests
{
    private static readonly string[] Indexes =
    [
        """{"key": {"a": 1}, "name": "a"}""",
        """{"key": {"a": -1, "b": 1}, "name": "a_down_b"}""",
        """{"key": {"n.x": 1, "b": -1}, "name": "nested"}""",
        """{"key": {"n.x": 1, "n.y": 1}, "name": "same_array"}""",
        """{"key": {"b": 1}, "name": "b_sparse", "sparse": true}""",
    ];

    [Theory]
    [InlineData("""{"a": 1}""", """{"key": {"a": 1}, "name": "i"}""", "IXSCAN")]
    [InlineData("""{"a": {"$gt": 1, "$lt": 5}}""", """{"key": {"a": 1}, "name": "i"}""", "IXSCAN")]
    [InlineData("""{"a": 1, "b": {"$in": [1, 2]}}""", """{"key": {"a": 1, "b": 1}, "name": "i"}""", "IXSCAN")]
    [InlineData("""{"a.b": "x"}""", """{"key": {"a.b": 1}, "name": "i"}""", "IXSCAN")]
    [InlineData("""{"b": 1}""", """{"key": {"a": 1, "b": 1}, "name": "i"}""", "COLLSCAN")]
    [InlineData("""{"a": {"$ne": 1}}""", """{"key": {"a": 1}, "name": "i", "sparse": true}""", "COLLSCAN")]
    [InlineData("""{"a": 5}""", """{"key": {"a": 1}, "name": "i", "partialFilterExpression": {"b": 1}}""", "COLLSCAN")]
    [InlineData("""{"a": 5, "b": 1}""", """{"key": {"a": 1}, "name": "i", "partialFilterExpression": {"b": 1}}""", "IXSCAN")]
    public async Task The_plan_uses_an_index_where_it_holds_all_that_can_match(string filter, string index, string stage)
    {
        await using TestStore test = await TestStore.StartAsync();
        await test.OkAsync($$"""{"createIndexes": "c", "indexes": [{{index}}]}""");
        foreach (string command in Commands(filter))
            Assert.Equal(stage, await StageOfAsync(test, command));
    }

    [Theory]
    [InlineData("""{}""", """{"a": 1, "b": -1}""", true)]
    [InlineData("""{}""", """{"a": -1, "b": 1}""", true)]
    [InlineData("""{}""", """{"a": 1, "b": 1}""", false)]
    [InlineData("""{"a": 5}""", """{"b": 1}""", true)]
    [InlineData("""{"a": {"$in": [5, 6]}}""", """{"b": 1}""", false)]
    [InlineData("""{"a": {"$gt": 5}}""", """{"a": 1}""", true)]
    public async Task An_index_saves_the_sort_where_its_order_is_the_one_asked_for(string filter, string sort, bool saved)
    {
        await using TestStore test = await TestStore.StartAsync();
        await test.OkAsync("""{"createIndexes": "c", "indexes": [{"key": {"a": 1, "b": -1}, "name": "ab"}]}""");
        BsonDocument plan = await test.OkAsync($$"""{"explain": {"find": "c", "filter": {{filter}}, "sort": {{sort}} } }""");
        BsonDocument winning = plan["queryPlanner"].AsDocument["winningPlan"].AsDocument;
        Assert.Equal(saved ? "FETCH" : "SORT", winning["stage"].AsString);
    }

    [Fact]
    public async Task An_index_reads_only_what_its_bounds_hold()
    {
        await using TestStore test = await TestStore.StartAsync();
        await test.OkAsync("""{"createIndexes": "c", "indexes": [{"key": {"a": 1, "b": 1}, "name": "ab"}]}""");
        BsonArray documents = [];
        for (int i = 0; i < 1000; i++) documents.Add(new BsonDocument { { "a", i % 10 }, { "b", i } });
        await test.Client.OkAsync("test", new BsonDocument { { "insert", "c" }, { "documents", documents } });
        BsonDocument plan = await test.OkAsync("""{"explain": {"find": "c", "filter": {"a": 3, "b": {"$gte": 900}}}}""");
        BsonDocument stats = plan["executionStats"].AsDocument;
        Assert.Equal(10, stats["nReturned"].ToDouble());
        Assert.Equal(10, stats["totalKeysExamined"].ToDouble());
        Assert.Equal(10, stats["totalDocsExamined"].ToDouble());
    }

    [Fact]
    public async Task Two_conditions_on_one_array_are_not_taken_for_one_element()
    {
        await using TestStore test = await TestStore.StartAsync();
        await test.OkAsync(
            """{"createIndexes": "c", "indexes": [{"key": {"a": 1}, "name": "a"}, {"key": {"n.x": 1, "n.y": 1}, "name": "n"}]}""");
        await test.InsertAsync("c", """[{"_id": 1, "a": [1, 20]}, {"_id": 2, "n": [{"x": 1, "y": 2}, {"x": 3, "y": 4}]}]""");
        Assert.Equal("""[{"_id":1}]""", await FindIdsAsync(test, """{"a": {"$gt": 5, "$lt": 10}}""", "a"));
        Assert.Equal("""[{"_id":2}]""", await FindIdsAsync(test, """{"n.x": 1, "n.y": 4}""", "n"));
    }

    [Fact]
    public async Task Parallel_arrays_are_refused_and_leave_nothing_behind()
    {
        await using TestStore test = await TestStore.StartAsync();
        await test.OkAsync("""{"createIndexes": "c", "indexes": [{"key": {"a": 1, "b": 1}, "name": "ab"}]}""");
        BsonDocument reply = await test.OkAsync(
            """{"insert": "c", "documents": [{"_id": 1, "a": [1], "b": [2]}, {"_id": 2}], "ordered": false}""");
        Assert.Equal(171, reply["writeErrors"].AsArray[0].AsDocument["code"].AsInt32);
        Assert.Equal("""[{"_id":2}]""", await test.ResultAsync("""{"find": "c"}"""));
        Assert.True((await test.OkAsync("""{"validate": "c"}"""))["valid"].AsBoolean);
    }

    [Fact]
    public async Task A_multi_update_along_the_index_it_changes_changes_each_document_once()
    {
        await using TestStore test = await TestStore.StartAsync();
        await test.OkAsync("""{"createIndexes": "c", "indexes": [{"key": {"a": 1}, "name": "a"}]}""");
        await test.InsertAsync("c", """[{"_id": 1, "a": 1}, {"_id": 2, "a": 2}, {"_id": 3, "a": 3}]""");
        BsonDocument reply = await test.OkAsync(
            """{"update": "c", "updates": [{"q": {"a": {"$gt": 0}}, "u": {"$inc": {"a": 10}}, "multi": true, "hint": "a"}]}""");
        Assert.Equal(3, reply["nModified"].AsInt32);
        Assert.Equal(
            """[{"_id":1,"a":11},{"_id":2,"a":12},{"_id":3,"a":13}]""", await test.ResultAsync("""{"find": "c", "sort": {"a": 1}}"""));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_index_finds_what_a_scan_of_the_collection_finds(int seed)
    {
        Random random = new(seed);
        await using TestStore test = await TestStore.StartAsync();
        await test.OkAsync($$"""{"createIndexes": "c", "indexes": [{{string.Join(',', Indexes[..(seed + 2)])}}]}""");
        // With seed 1 no array is stored, so that the indexes stay single-keyed and combine their bounds.
        List<string> documents = [.. Enumerable.Range(0, 150).Select(i => RandomDocument(random, i, arrays: seed > 1))];
        await test.OkAsync($$"""{"insert": "c", "ordered": false, "documents": [{{string.Join(',', documents)}}]}""");
        for (int i = 0; i < 40; i++)
            await test.OkAsync($$"""{"update": "c", "updates": [{"q": {"_id": {{i}}}, "u": {{RandomDocument(random, i, seed > 1)}} }]}""");
        await test.OkAsync("""{"delete": "c", "deletes": [{"q": {"_id": {"$gte": 20, "$lt": 30}}, "limit": 0}]}""");
        for (int i = 0; i < 150; i++)
        {
            string filter = RandomFilter(random);
            string scanned = await SortedIdsAsync(test, filter, """{"$natural": 1}""");
            Assert.True(scanned == await SortedIdsAsync(test, filter, "null"), $"seed {seed}: {filter}");
            foreach (string hint in (string[])["a", "a_down_b", "nested"])
                Assert.True(scanned == await SortedIdsAsync(test, filter, $"\"{hint}\""), $"seed {seed}: {filter} along {hint}");
        }
    }

    private static string[] Commands(string filter) =>
    [
        $$"""{"find": "c", "filter": {{filter}} }""",
        $$"""{"count": "c", "query": {{filter}} }""",
        $$"""{"aggregate": "c", "cursor": {}, "pipeline": [{"$match": {{filter}} }]}""",
        $$"""{"delete": "c", "deletes": [{"q": {{filter}}, "limit": 0}]}""",
        $$"""{"update": "c", "updates": [{"q": {{filter}}, "u": {"$set": {"z": 1} } }]}""",
        $$"""{"findAndModify": "c", "query": {{filter}}, "remove": true}""",
        $$"""{"distinct": "c", "key": "z", "query": {{filter}} }""",
    ];

    private static async Task<string> StageOfAsync(TestStore test, string command)
    {
        BsonDocument plan = await test.OkAsync($$"""{"explain": {{command}}, "verbosity": "queryPlanner"}""");
        BsonDocument stage = plan["queryPlanner"].AsDocument["winningPlan"].AsDocument;
        while (stage.TryGetValue("inputStage", out BsonValue input)) stage = input.AsDocument;
        return stage["stage"].AsString;
    }

    private static Task<string> FindIdsAsync(TestStore test, string filter, string index) =>
        test.ResultAsync($$"""{"find": "c", "filter": {{filter}}, "hint": "{{index}}", "projection": {"_id": 1} }""");

    private static Task<string> SortedIdsAsync(TestStore test, string filter, string hint) => test.ResultAsync(
        $$"""
        {"aggregate": "c", "cursor": {}, "hint": {{hint}}, "pipeline": [
          {"$match": {{filter}} }, {"$sort": {"_id": 1} }, {"$group": {"_id": null, "ids": {"$push": "$_id"} } }]}
        """);

    private static string RandomDocument(Random random, int id, bool arrays)
    {
        List<string> fields = [$"\"_id\": {id}"];
        if (random.Next(8) > 0) fields.Add($"\"a\": {RandomValue(random, arrays)}");
        // Only one of the fields of a compound index may be an array.
        if (random.Next(4) > 0) fields.Add($"\"b\": {RandomScalar(random)}");
        if (random.Next(4) > 0) fields.Add($"\"n\": {RandomNested(random, arrays)}");
        return $"{{{string.Join(", ", fields)}}}";
    }

    private static string RandomNested(Random random, bool arrays)
    {
        string Inner() => $"{{\"x\": {RandomScalar(random)}, \"y\": {RandomScalar(random)}}}";
        if (arrays && random.Next(3) == 0) return $"[{Inner()}, {Inner()}, {RandomScalar(random)}]";
        return random.Next(6) == 0 ? RandomScalar(random) : Inner();
    }

    private static string RandomValue(Random random, bool arrays) => arrays && random.Next(4) == 0
        ? $"[{string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => RandomScalar(random)))}]"
        : RandomScalar(random);

    private static string RandomScalar(Random random) => random.Next(10) switch
    {
        0 => "null",
        1 => "true",
        2 => $"\"{(char)('a' + random.Next(4))}\"",
        3 => $"{random.Next(6)}.5",
        4 => $$"""{"$numberDecimal": "{{random.Next(6)}}.50"}""",
        5 => $$"""{"$numberLong": "{{random.Next(6)}}"}""",
        6 => $$"""{"x": {{random.Next(3)}} }""",
        _ => $"{random.Next(6)}",
    };

    private static string RandomFilter(Random random)
    {
        string path = ((string[])["a", "b", "n.x", "n.y"])[random.Next(4)];
        string condition = random.Next(8) switch
        {
            0 => $$"""{"$gt": {{RandomScalar(random)}} }""",
            1 => $$"""{"$lte": {{RandomScalar(random)}} }""",
            2 => $$"""{"$gte": {{random.Next(3)}}, "$lt": {{random.Next(3, 6)}} }""",
            3 => $$"""{"$in": [{{RandomScalar(random)}}, {{RandomScalar(random)}}, null]}""",
            4 => $$"""{"$ne": {{RandomScalar(random)}} }""",
            5 => $$"""{"$exists": {{(random.Next(2) == 0 ? "true" : "false")}} }""",
            6 => $$"""{"$in": [{{RandomScalar(random)}}, [1]]}""",
            _ => RandomScalar(random),
        };
        string filter = $"\"{path}\": {condition}";
        return random.Next(3) switch
        {
            0 => $$"""{ {{filter}}, "$and": [{{RandomFilter(random)}}] }""",
            1 => $$"""{"$or": [{ {{filter}} }, {"a": {{RandomScalar(random)}} }]}""",
            _ => $$"""{ {{filter}} }""",
        };
    }
}
