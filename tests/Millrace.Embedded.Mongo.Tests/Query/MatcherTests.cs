using Millrace.Bson;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Tests.Query;

public sealed class MatcherTests
{
    [Fact]
    public void Filters_find_the_documents_that_MongoDB_finds()
    {
        var documents = Fixture.Read("Query/documents.jsonl").Select(entry => entry.Case).ToList();

        Fixture.Check("Query/filters.jsonl", 400, given =>
        {
            var matcher = Matcher.Compile(given["filter"].AsDocument);
            return new BsonArray(documents.Where(matcher.Matches).Select(document => document["_id"]));
        });
    }

    [Theory]
    [InlineData("""{"a": 2}""", """{"a": [1, 2, 2]}""", 1)]
    [InlineData("""{"a.b": 2}""", """{"a": [{"b": 1}, {"b": [3, 2]}]}""", 1)]
    [InlineData("""{"a": {"$elemMatch": {"b": 2}}}""", """{"a": [{"b": 1}, {"b": 2}]}""", 1)]
    [InlineData("""{"a": 1, "c": 7}""", """{"a": [1], "c": [5, 6, 7]}""", 2)]
    [InlineData("""{"a": {"$not": {"$gt": 5}}}""", """{"a": [1]}""", -1)]
    [InlineData("""{"a": [1, 2]}""", """{"a": [1, 2]}""", -1)]
    [InlineData("""{"b": 1}""", """{"b": 1, "a": [1]}""", -1)]
    public void The_positional_index_is_that_of_the_outermost_array(string filter, string document, int expected)
    {
        var matches = Matcher.Compile(BsonDocument.FromJson(filter)).Matches(BsonDocument.FromJson(document), out var index);

        Assert.True(matches);
        Assert.Equal(expected, index);
    }

    [Fact]
    public void An_index_of_an_earlier_document_is_forgotten()
    {
        var matcher = Matcher.Compile(BsonDocument.FromJson("""{"a": 2}"""));

        Assert.True(matcher.Matches(BsonDocument.FromJson("""{"a": [1, 2]}"""), out var first));
        Assert.True(matcher.Matches(BsonDocument.FromJson("""{"a": 2}"""), out var second));

        Assert.Equal((1, MatchState.NoIndex), (first, second));
    }

    [Fact]
    public void A_filter_that_nests_too_deep_is_refused()
    {
        var filter = new BsonDocument("a", 1);
        for (var i = 0; i < 5000; i++)
        {
            filter = new BsonDocument("$and", new BsonArray { filter });
        }

        var error = Assert.Throws<CommandException>(() => Matcher.Compile(filter));

        Assert.Equal(ErrorCode.FailedToParse, error.Code);
    }

    [Fact]
    public void A_pattern_that_backtracks_without_end_ends_with_an_error()
    {
        // The look-ahead forces the backtracking engine.
        var matcher = Matcher.Compile(new BsonDocument("a", new BsonRegex("^(?=a)(a+)+$")));

        var error = Assert.Throws<CommandException>(() => matcher.Matches(new BsonDocument("a", new string('a', 40) + "!")));

        Assert.Equal(ErrorCode.ExceededMemoryLimit, error.Code);
    }

    [Fact]
    public void The_empty_filter_matches_everything()
    {
        Assert.True(Matcher.Compile([]).MatchesEverything);
        Assert.False(Matcher.Compile(new BsonDocument("a", 1)).MatchesEverything);
    }
}
