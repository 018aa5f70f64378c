using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Tests.Aggregation;

public sealed class ExpressionTests
{
    private static readonly ExpressionScope Scope = new(
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            BsonDocument.FromJson("""{"limit": 5, "sum": {"$add": [1, 2]}, "o": {"p": 7}}"""));

    [Fact]
    public void Expressions_give_the_values_that_MongoDB_gives()
    {
        var document = Fixture.Read("Aggregation/document.jsonl").Single().Case;

        Fixture.Check("Aggregation/expressions.jsonl", 1500, given =>
        {
            var value = ExpressionCompiler.Compile(given["expression"], ExpressionScope.Empty).Evaluate(document);
            return value.IsMissing ? new BsonDocument() : new BsonDocument("r", value);
        });
    }

    [Theory]
    [InlineData("\"$$NOW\"", """{"$date":"2026-01-02T03:04:05Z"}""")]
    [InlineData("\"$$limit\"", "5")]
    [InlineData("\"$$sum\"", "3")]
    [InlineData("\"$$o.p\"", "7")]
    [InlineData("""{"$let": {"vars": {"limit": 1}, "in": {"$add": ["$$limit", "$$sum"]}}}""", "4")]
    [InlineData(
        """{"$map": {"input": [1, 2], "as": "x", "in": {"$map": {"input": [10], "as": "y", "in": {"$add": ["$$x", "$$y"]}}}}}""",
        "[[11],[12]]")]
    [InlineData("""{"$let": {"vars": {"CURRENT": "$o"}, "in": "$x"}}""", "4")]
    public void Variables_stand_for_the_value_of_their_innermost_binding(string expression, string expected)
    {
        var value = Evaluate(expression);

        Assert.Equal(expected, value.ToString());
    }

    [Fact]
    public void A_random_number_is_new_each_time_and_below_1()
    {
        var expression = ExpressionCompiler.Compile(ExtendedJson.ParseValue("""{"$rand": {}}"""), Scope);

        var numbers = Enumerable.Range(0, 100).Select(_ => expression.Evaluate([]).AsDouble).ToList();

        Assert.All(numbers, number => Assert.InRange(number, 0, 1));
        Assert.True(numbers.Distinct().Count() > 90);
    }

    [Theory]
    [InlineData("""{"$function": {"body": "x", "args": [], "lang": "js"}}""")]
    [InlineData("""{"$meta": "textScore"}""")]
    public void What_the_store_does_not_offer_is_refused_by_name(string expression)
        => Assert.Equal(ErrorCode.CommandNotSupported, Assert.Throws<CommandException>(() => Evaluate(expression)).Code);

    [Fact]
    public void An_expression_that_nests_too_deep_is_refused()
    {
        BsonValue expression = 1;
        for (var i = 0; i < 10_000; i++)
        {
            expression = new BsonDocument("$not", new BsonArray { expression });
        }

        var error = Assert.Throws<CommandException>(() => ExpressionCompiler.Compile(expression, Scope));

        Assert.Equal(ErrorCode.FailedToParse, error.Code);
    }

    [Fact]
    public void A_reduction_that_nests_its_value_without_end_is_refused()
    {
        var expression = """{"$reduce": {"input": {"$range": [0, 100000]}, "initialValue": [], "in": ["$$value"]}}""";

        Assert.Equal(ErrorCode.Overflow, Assert.Throws<CommandException>(() => Evaluate(expression)).Code);
    }

    [Fact]
    public void A_range_beyond_any_document_is_refused()
    {
        var error = Assert.Throws<CommandException>(() => Evaluate("""{"$range": [0, 2147483647]}"""));

        Assert.Equal(ErrorCode.ExceededMemoryLimit, error.Code);
    }

    [Theory]
    [InlineData("2024-03-31T00:30:00Z", "Europe/Kyiv", "2024-03-31 02:30 +0200")]
    [InlineData("2024-03-31T01:30:00Z", "Europe/Kyiv", "2024-03-31 04:30 +0300")]
    [InlineData("2024-10-27T00:30:00Z", "Europe/Zurich", "2024-10-27 02:30 +0200")]
    [InlineData("2024-10-27T01:30:00Z", "Europe/Zurich", "2024-10-27 02:30 +0100")]
    [InlineData("2024-01-01T00:00:00Z", "+05:45", "2024-01-01 05:45 +0545")]
    [InlineData("1969-12-31T23:59:59Z", "-0330", "1969-12-31 20:29 -0330")]
    public void Dates_are_written_by_the_clocks_of_their_zone(string date, string zone, string expected)
    {
        var value = Evaluate($$$"""
            {"$dateToString": {"date": {"$date": "{{{date}}}"}, "timezone": "{{{zone}}}", "format": "%Y-%m-%d %H:%M %z"}}
            """);

        Assert.Equal(expected, value.AsString);
    }

    private static BsonValue Evaluate(string expression)
        => ExpressionCompiler.Compile(ExtendedJson.ParseValue(expression), Scope).Evaluate(BsonDocument.FromJson("""{"o": {"x": 4}}"""));
}
