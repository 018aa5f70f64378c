using FsCheck;
using FsCheck.Fluent;
using Millrace.Bson;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Tests.Query;

public sealed class RawMatcherTests
{
    [Fact]
    public void Bytes_never_answer_otherwise_than_the_parsed_document()
    {
        var cases = (from filter in RandomQueries.Filters from document in RandomQueries.Documents select (filter, document)).ToArbitrary();

        Prop.ForAll(cases, query =>
        {
            var matcher = Matcher.Compile(query.filter);
            var raw = matcher.MatchesRaw(query.document.ToBytes());
            return raw is null || raw == matcher.Matches(query.document);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Theory]
    [InlineData("""{"a": 1}""", """{"b": 2, "a": 1}""", true)]
    [InlineData("""{"a": 1}""", """{"a": 2}""", false)]
    [InlineData("""{"a": {"$gte": 1, "$lt": 3}, "b": "x"}""", """{"a": 2, "b": "x"}""", true)]
    [InlineData("""{"a": {"$regex": "^x"}}""", """{"a": "yx"}""", false)]
    [InlineData("""{"a": 1}""", """{"a": [1]}""", null)]
    [InlineData("""{"a": 1, "b.c": 2}""", """{"a": 1, "b": {"c": 2}}""", null)]
    [InlineData("""{"a": 1, "b.c": 2}""", """{"a": 2, "b": {"c": 2}}""", false)]
    [InlineData("""{"a": null}""", """{"b": 1}""", true)]
    public void Bytes_answer_where_the_values_are_scalars_of_the_document_itself(string filter, string document, bool? expected) =>
        Assert.Equal(expected, Matcher.Compile(BsonDocument.FromJson(filter)).MatchesRaw(BsonDocument.FromJson(document).ToBytes()));
}
