using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;
using Millrace.Embedded.Mongo.Query;
using Millrace.Embedded.Mongo.Update;

namespace Millrace.Embedded.Mongo.Tests.Update;

public sealed class UpdateProgramTests
{
    private static readonly ExpressionScope Scope = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    [Fact]
    public void Updates_change_the_document_as_in_MongoDB()
    {
        var document = Fixture.Read("Update/base.jsonl").Single().Case;
        var before = document.ToString();

        Fixture.Check("Update/updates.jsonl", 200, given =>
        {
            var filters = given.TryGetValue("arrayFilters", out var written) ? written.AsArray : null;
            var program = UpdateProgram.Compile(given["update"], filters, Scope);
            Assert.True(Matcher.Compile(given["filter"].AsDocument).Matches(document, out var index));
            var result = program.Apply(document, index);
            return result.Changed
                ? new BsonDocument { { "changed", true }, { "document", result.Document } }
                : new BsonDocument("changed", false);
        });

        Assert.Equal(before, document.ToString());
    }

    [Fact]
    public void An_upsert_takes_what_the_filter_demands_by_equality()
        => Fixture.Check("Update/upserts.jsonl", 30, given =>
        {
            var program = UpdateProgram.Compile(given["update"], null, Scope);
            var document = UpsertSeed.Build(given["filter"].AsDocument, program);
            Assert.Equal("_id", document.GetAt(0).Name);
            if (document["_id"].Type == BsonType.ObjectId)
            {
                document["_id"] = "new";
            }

            return document;
        });

    [Theory]
    [InlineData("""{"$currentDate": {"t": true}}""", """{"_id":1,"t":{"$date":"2026-01-02T03:04:05Z"}}""")]
    [InlineData("""{"$currentDate": {"t": {"$type": "timestamp"}}}""", """{"_id":1,"t":{"$timestamp":{"t":1767323045,"i":1}}}""")]
    [InlineData("""[{"$set": {"t": "$$NOW"}}]""", """{"_id":1,"t":{"$date":"2026-01-02T03:04:05Z"}}""")]
    public void The_current_date_is_the_time_of_the_command(string update, string expected)
    {
        var result = UpdateProgram.Compile(ExtendedJson.ParseValue(update), null, Scope).Apply(new BsonDocument("_id", 1));

        Assert.Equal(expected, result.Document.ToString());
    }

    [Fact]
    public void Kinds_of_updates_are_told_apart()
    {
        Assert.True(UpdateProgram.Compile(new BsonDocument("a", 1), null, Scope).IsReplacement);
        Assert.True(UpdateProgram.Compile(new BsonArray(), null, Scope).IsPipeline);
        Assert.False(UpdateProgram.Compile(new BsonDocument("$set", new BsonDocument("a", 1)), null, Scope).IsReplacement);
    }

    [Fact]
    public void Values_set_at_several_elements_do_not_share_their_parts()
    {
        var program = UpdateProgram.Compile(BsonDocument.FromJson("""{"$set": {"l.$[]": {"x": []}}}"""), null, Scope);

        var once = program.Apply(BsonDocument.FromJson("""{"l": [1, 2]}""")).Document;
        var twice = UpdateProgram.Compile(BsonDocument.FromJson("""{"$push": {"l.0.x": 1}}"""), null, Scope).Apply(once).Document;

        Assert.Equal("""{"l":[{"x":[1]},{"x":[]}]}""", twice.ToString());
    }

    [Fact]
    public void A_path_with_too_many_components_is_refused()
    {
        var path = string.Join('.', Enumerable.Repeat("a", 10_000));

        var error = Assert.Throws<CommandException>(
            () => UpdateProgram.Compile(new BsonDocument("$set", new BsonDocument(path, 1)), null, Scope));

        Assert.Equal(ErrorCode.Overflow, error.Code);
    }
}
