using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation;

namespace Millrace.Embedded.Mongo.Tests.Aggregation;

public sealed class AggregationPipelineTests
{
    [Fact]
    public void Pipelines_give_the_documents_that_MongoDB_gives()
    {
        var context = Context();

        Fixture.Check("Aggregation/pipelines.jsonl", 150, given => new BsonArray(
            AggregationPipeline.Compile(given["pipeline"].AsArray, context).Execute(context.Collections["s"]).Select(document
                => (BsonValue)document)));
    }

    [Fact]
    public void No_pipeline_changes_the_documents_that_it_reads()
    {
        var context = Context();
        var before = string.Join('\n', context.Collections["s"]);

        foreach (var (_, given) in Fixture.Read("Aggregation/pipelines.jsonl"))
        {
            try
            {
                Assert.All(
                    AggregationPipeline.Compile(given["pipeline"].AsArray, context).Execute(context.Collections["s"]),
                    document => Assert.NotNull(document));
            }
            catch (CommandException)
            {
                // Many cases are errors; the documents must stay all the same.
            }
        }

        Assert.Equal(before, string.Join('\n', context.Collections["s"]));
    }

    [Theory]
    [InlineData("""[{"$match": {"a": 1}}, {"$limit": 1}]""", """{"a":1}""")]
    [InlineData("""[{"$limit": 1}, {"$match": {"a": 1}}]""", null)]
    public void A_leading_match_can_be_left_to_an_index(string pipeline, string? expected)
    {
        var compiled = Compile(pipeline, Context());

        Assert.Equal(expected, compiled.LeadingMatch?.ToString());
    }

    [Fact]
    public void Documents_stream_through_stages_that_need_not_hold_them()
    {
        var read = 0;
        IEnumerable<BsonDocument> Input()
        {
            for (; ; read++)
            {
                yield return new BsonDocument("a", read);
            }
        }

        var result = Compile("""[{"$match": {"a": {"$gte": 3}}}, {"$set": {"b": 1}}, {"$skip": 1}, {"$limit": 2}]""",
            Context()).Execute(Input()).ToList();

        Assert.Equal("""{"a":4,"b":1}{"a":5,"b":1}""", string.Concat(result));
        Assert.Equal(5, read);
    }

    [Theory]
    [InlineData("""[{"$sort": {"a": 1}}]""")]
    [InlineData("""[{"$group": {"_id": "$a", "all": {"$push": "$$ROOT"}}}]""")]
    [InlineData("""[{"$group": {"_id": "$a"}}]""")]
    [InlineData("""[{"$group": {"_id": null, "all": {"$addToSet": "$a"}}}]""")]
    [InlineData("""[{"$bucketAuto": {"groupBy": "$a", "buckets": 3}}]""")]
    [InlineData("""[{"$facet": {"all": []}}]""")]
    public void A_blocking_stage_that_holds_too_much_ends_with_code_292(string pipeline)
    {
        var context = new TestAggregationContext { MemoryLimitBytes = 100_000, AllowsDiskUse = false };
        var input = Enumerable.Range(0, 10_000).Select(i => new BsonDocument("a", $"value number {i}"));

        var error = Assert.Throws<CommandException>(() => Compile(pipeline, context).Execute(input).Count());

        Assert.Equal(ErrorCode.QueryExceededMemoryLimitNoDiskUseAllowed, error.Code);
    }

    [Fact]
    public void A_sort_before_a_limit_holds_no_more_than_the_limit()
    {
        var context = new TestAggregationContext { MemoryLimitBytes = 100_000 };
        var input = Enumerable.Range(0, 50_000).Select(i => new BsonDocument("a", (i * 7919) % 50_000));

        var result = Compile("""[{"$sort": {"a": 1}}, {"$limit": 3}]""", context).Execute(input);

        Assert.Equal([0, 1, 2], result.Select(document => document["a"].AsInt32));
    }

    [Fact]
    public void Every_input_document_is_a_chance_to_interrupt()
    {
        var context = new TestAggregationContext { InterruptAfter = 10 };
        var input = Enumerable.Range(0, 100).Select(i => new BsonDocument("a", i));

        var error = Assert.Throws<CommandException>(() => Compile("""[{"$match": {"a": -1}}]""", context).Execute(input).Count());

        Assert.Equal(ErrorCode.MaxTimeMSExpired, error.Code);
    }

    [Fact]
    public void The_stages_of_statistics_are_the_stores()
    {
        var compiled = Compile("""[{"$collStats": {"count": {}}}]""", Context());

        Assert.True(compiled.HasOwnSource);
        Assert.Equal("""{"stage":"$collStats"}""", compiled.Execute([]).Single().ToString());
    }

    [Fact]
    public void A_pipeline_of_more_than_1000_stages_is_refused()
    {
        var stages = new BsonArray(Enumerable.Repeat((BsonValue)BsonDocument.FromJson("""{"$match": {}}"""), 1001));

        Assert.Equal(7749501, (int)Assert.Throws<CommandException>(() => AggregationPipeline.Compile(stages, Context())).Code);
    }

    [Fact]
    public void Pipelines_nested_too_deep_are_refused()
    {
        var stages = new BsonArray { BsonDocument.FromJson("""{"$match": {}}""") };
        for (var i = 0; i < 5000; i++)
        {
            stages = [new BsonDocument("$unionWith", new BsonDocument { { "coll", "s" }, { "pipeline", stages } })];
        }

        Assert.Equal(ErrorCode.FailedToParse, Assert.Throws<CommandException>(() => AggregationPipeline.Compile(stages, Context())).Code);
    }

    [Fact]
    public void A_chain_of_stages_cannot_build_a_document_of_any_depth()
    {
        var stage = new BsonDocument("$replaceWith", new BsonDocument("a", Nested(150)));
        var stages = new BsonArray(Enumerable.Repeat((BsonValue)stage, 900)) { BsonDocument.FromJson("""{"$group": {"_id": "$$ROOT"}}""") };

        var error = Assert.Throws<CommandException>(
            () => AggregationPipeline.Compile(stages, Context()).Execute([new BsonDocument("x", 1)]).Count());

        Assert.Equal(ErrorCode.Overflow, error.Code);
    }

    private static BsonValue Nested(int levels) => levels == 0 ? "$$ROOT" : new BsonDocument("a", Nested(levels - 1));

    private static AggregationPipeline Compile(string pipeline, TestAggregationContext context)
        => AggregationPipeline.Compile(ExtendedJson.ParseValue(pipeline).AsArray, context);

    [Fact]
    public void Groups_that_do_not_fit_in_memory_wait_on_disk_and_come_out_the_same()
    {
        var random = new Random(7);
        var input = Enumerable.Range(0, 20_000).Select(number => new BsonDocument
        {
            { "k", new BsonDocument { { "a", random.Next(4000) }, { "b", BsonValue.Null } } }, { "v", number }, { "w", random.Next(100) },
        }).ToList();
        var pipeline = ExtendedJson.ParseValue("""
            [{"$group": {"_id": "$k", "sum": {"$sum": "$v"}, "least": {"$min": "$w"}, "first": {"$first": "$v"}, "last": {"$last": "$v"},
              "none": {"$max": "$missing"}, "n": {"$count": {}}}}]
            """).AsArray;
        Assert.Equal(Lines(100L * 1024 * 1024), Lines(20_000));

        IEnumerable<string> Lines(long limit) => AggregationPipeline
            .Compile(pipeline, new TestAggregationContext { MemoryLimitBytes = limit }).Execute(input)
            .Select(group => group.ToString()).Order(StringComparer.Ordinal).ToList();
    }

    private static TestAggregationContext Context()
    {
        var context = new TestAggregationContext();
        foreach (var name in new[] { "s", "f" })
        {
            context.Collections.Add(name, [.. Fixture.Read($"Aggregation/{name}.jsonl").Select(entry => entry.Case)]);
        }

        return context;
    }
}
