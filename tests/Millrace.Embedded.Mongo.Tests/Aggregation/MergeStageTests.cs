using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation;

namespace Millrace.Embedded.Mongo.Tests.Aggregation;

public sealed class MergeStageTests
{
    [Theory]
    [InlineData("""{"into": "target"}""", """{"_id":1,"key":"a","old":true,"n":10}{"_id":2,"n":20}""")]
    [InlineData("""{"into": "target", "whenMatched": "replace"}""", """{"_id":1,"n":10}{"_id":2,"n":20}""")]
    [InlineData("""{"into": "target", "whenMatched": "keepExisting"}""", """{"_id":1,"key":"a","old":true,"n":1}{"_id":2,"n":20}""")]
    [InlineData("""{"into": "target", "whenNotMatched": "discard"}""", """{"_id":1,"key":"a","old":true,"n":10}""")]
    [InlineData("""{"into": "target", "whenMatched": [{"$set": {"n": {"$add": ["$n", "$$new.n"]}}}]}""",
        """{"_id":1,"key":"a","old":true,"n":11}{"_id":2,"n":20}""")]
    [InlineData(
        """{"into": "target", "let": {"x": {"$multiply": ["$n", 2]}}, "whenMatched": [{"$set": {"n": "$$x"}}]}""",
        """{"_id":1,"key":"a","old":true,"n":20}{"_id":2,"n":20}""")]
    public void Documents_meet_those_of_the_target_as_asked(string merge, string expected)
    {
        var context = Run(merge, """[{"_id": 1, "n": 10}, {"_id": 2, "n": 20}]""");

        Assert.Equal(expected, string.Concat(context.Collections["target"]));
    }

    [Fact]
    public void Documents_may_meet_by_another_unique_field_and_keep_their_id()
    {
        var context = Run("""{"into": "target", "on": "key", "whenMatched": "replace"}""",
            """[{"key": "a", "n": 10}, {"key": "b", "n": 20}]""");

        var target = context.Collections["target"];
        Assert.Equal("""{"_id":1,"key":"a","n":10}""", target[0].ToString());
        Assert.Equal(BsonType.ObjectId, target[1]["_id"].Type);
    }

    [Theory]
    [InlineData("""{"into": "target", "whenMatched": "fail"}""", 11000)]
    [InlineData("""{"into": "target", "whenNotMatched": "fail"}""", 13113)]
    [InlineData("""{"into": "target", "on": "n"}""", 51183)]
    [InlineData("""{"into": "target", "on": "key"}""", 51132)]
    [InlineData("""{"into": "target", "whenMatched": [{"$set": {"_id": 9}}]}""", 66)]
    [InlineData("""{"into": "target", "whenMatched": [{"$match": {}}]}""", 72)]
    public void What_cannot_be_merged_is_an_error(string merge, int code)
    {
        var error = Assert.Throws<CommandException>(() => Run(merge, """[{"_id": 1, "n": 10}, {"_id": 2, "n": 20}]"""));

        Assert.Equal(code, (int)error.Code);
    }

    [Fact]
    public void Writes_go_to_the_store_in_batches()
    {
        var context = new TestAggregationContext();
        var input = Enumerable.Range(0, 2500).Select(i => new BsonDocument("_id", i));

        Assert.Empty(AggregationPipeline.Compile([BsonDocument.FromJson("""{"$merge": "target"}""")], context).Execute(input));

        Assert.Equal([1000, 1000, 500], context.MergedBatches);
    }

    [Fact]
    public void Out_replaces_the_target_and_gives_missing_ids()
    {
        var context = new TestAggregationContext { Collections = { ["target"] = [new BsonDocument("_id", 1)] } };
        var pipeline = AggregationPipeline.Compile([BsonDocument.FromJson("""{"$out": "target"}""")], context);

        Assert.True(pipeline.Writes);
        Assert.Empty(pipeline.Execute([new BsonDocument("n", 1)]));

        var document = Assert.Single(context.Collections["target"]);
        Assert.Equal(["_id", "n"], document.Select(field => field.Name));
    }

    private static TestAggregationContext Run(string merge, string input)
    {
        var context = new TestAggregationContext
        {
            Collections = { ["target"] = [BsonDocument.FromJson("""{"_id": 1, "key": "a", "old": true, "n": 1}""")] },
        };
        var stages = new BsonArray { new BsonDocument("$merge", ExtendedJson.ParseValue(merge)) };
        var documents = ExtendedJson.ParseValue(input).AsArray.Select(value => value.AsDocument);
        Assert.Empty(AggregationPipeline.Compile(stages, context).Execute(documents));
        return context;
    }
}
