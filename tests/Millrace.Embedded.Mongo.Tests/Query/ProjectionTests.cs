using Millrace.Bson;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Tests.Query;

public sealed class ProjectionTests
{
    [Fact]
    public void Projections_give_the_fields_that_MongoDB_gives()
        => Fixture.Check("Query/projections.jsonl", 50, given =>
            Projection.Compile(given["projection"].AsDocument).Apply(given["document"].AsDocument));

    [Theory]
    [InlineData("""{"l": {"$gt": 2}}""", """{"l.$": 1}""", """{"_id":1,"l":[3]}""")]
    [InlineData("""{"o.k": 2}""", """{"o.$": 1, "l": 1}""", """{"_id":1,"l":[1,2,3],"o":[{"k":2}]}""")]
    public void The_positional_projection_keeps_the_element_that_matched(string filter, string projection, string expected)
    {
        var document = BsonDocument.FromJson("""{"_id": 1, "l": [1, 2, 3], "o": [{"k": 1}, {"k": 2}]}""");
        Assert.True(Matcher.Compile(BsonDocument.FromJson(filter)).Matches(document, out var index));
        var compiled = Projection.Compile(BsonDocument.FromJson(projection));

        Assert.True(compiled.IsPositional);
        Assert.Equal(expected, compiled.Apply(document, index).ToString());
    }

    [Fact]
    public void The_positional_projection_without_a_matched_element_is_an_error()
    {
        var compiled = Projection.Compile(new BsonDocument("l.$", 1));

        var error = Assert.Throws<CommandException>(() => compiled.Apply(BsonDocument.FromJson("""{"l": [1]}""")));

        Assert.Equal(51246, (int)error.Code);
    }

    [Fact]
    public void The_document_itself_stays_as_it_is()
    {
        var document = BsonDocument.FromJson("""{"_id": 1, "a": {"b": [{"c": 1, "d": 2}]}}""");
        var before = document.ToString();

        Projection.Compile(BsonDocument.FromJson("""{"a.b.e": {"$literal": 5}}""")).Apply(document);
        Projection.Compile(BsonDocument.FromJson("""{"a.b.c": 0}""")).Apply(document);

        Assert.Equal(before, document.ToString());
    }
}
