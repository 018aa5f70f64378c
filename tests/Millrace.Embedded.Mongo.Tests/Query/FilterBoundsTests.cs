using FsCheck;
using FsCheck.Fluent;
using Millrace.Bson;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Tests.Query;

public sealed class FilterBoundsTests
{
    [Fact]
    public void A_matching_document_has_a_value_inside_the_bounds()
    {
        var cases = from filter in RandomQueries.Filters from document in RandomQueries.Documents select (filter, document);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(cases.ToArbitrary(), given =>
        {
            if (!Matcher.Compile(given.filter).Matches(given.document))
            {
                return true;
            }

            return new[] { "a", "a.b", "b" }.All(path => FilterBounds.For(given.filter, path) is not { } bounds
                || IndexedValues(given.document, path).Any(value => bounds.Any(interval => interval.Contains(value))));
        }));
    }

    [Fact]
    public void A_matching_document_with_one_value_has_it_inside_the_intersected_bounds()
    {
        var cases = from filter in RandomQueries.Filters from document in RandomQueries.Documents select (filter, document);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(cases.ToArbitrary(), given =>
        {
            if (!Matcher.Compile(given.filter).Matches(given.document))
            {
                return true;
            }

            return new[] { "a", "a.b", "b" }.All(path =>
            {
                var values = IndexedValues(given.document, path);
                return values.Count != 1 || HasArray(given.document)
                    || FilterBounds.ForSingleValued(given.filter, path) is not { } bounds
                    || bounds.Any(interval => interval.Contains(values[0]));
            });
        }));
    }

    [Theory]
    [InlineData("""{"a": 5}""", "[5, 5]")]
    [InlineData("""{"a": {"$gt": 5, "$lte": 9}}""", "(5, 9]")]
    [InlineData("""{"a": {"$in": [3, 1]}}""", "[1, 1] [3, 3]")]
    [InlineData("""{"$or": [{"a": 1}, {"a": {"$gt": 2, "$lt": 3}}]}""", "[1, 1] (2, 3)")]
    [InlineData("""{"$and": [{"a": {"$gte": 1}}, {"a": {"$lt": 0}}]}""", "")]
    [InlineData("""{"a": {"$regex": "^ab"}}""", "[\"ab\", \"ac\") [/^ab/, /^ab/]")]
    [InlineData("""{"a": {"$regex": "^ab*"}}""", "[\"a\", \"b\") [/^ab*/, /^ab*/]")]
    [InlineData("""{"a": {"$gte": "x"}}""", "[\"x\", {})")]
    public void Conditions_on_one_value_become_intervals(string filter, string expected)
    {
        var bounds = FilterBounds.ForSingleValued(BsonDocument.FromJson(filter), "a");

        Assert.NotNull(bounds);
        Assert.Equal(expected, string.Join(' ', bounds.Select(Describe)));
    }

    [Theory]
    [InlineData("""{"b": 5}""")]
    [InlineData("""{"a": {"$ne": 5}}""")]
    [InlineData("""{"a": {"$exists": true}}""")]
    [InlineData("""{"a": [1, 2]}""")]
    [InlineData("""{"$or": [{"a": 1}, {"b": 1}]}""")]
    [InlineData("""{"$nor": [{"a": 1}]}""")]
    [InlineData("""{"a": {"$regex": "ab"}}""")]
    [InlineData("""{"a": {"$regex": "^a|b"}}""")]
    [InlineData("""{"a": {"$regex": "^ab", "$options": "i"}}""")]
    [InlineData("""{"a": {"$in": [1, [2]]}}""")]
    public void A_condition_that_no_interval_expresses_does_not_restrict(string filter)
        => Assert.Null(FilterBounds.For(BsonDocument.FromJson(filter), "a"));

    [Fact]
    public void Two_conditions_on_a_field_with_several_values_are_not_intersected()
    {
        var filter = BsonDocument.FromJson("""{"a": {"$gt": 5, "$lt": 3}}""");

        var bounds = FilterBounds.For(filter, "a");

        Assert.True(Matcher.Compile(filter).Matches(BsonDocument.FromJson("""{"a": [1, 10]}""")));
        Assert.NotNull(bounds);
        Assert.Contains(bounds, interval => interval.Contains(1) || interval.Contains(10));
    }

    /// <summary>What an index holds: each element of an array, undefined for an empty one, null for a missing field.</summary>
    private static List<BsonValue> IndexedValues(BsonDocument document, string path)
    {
        var values = new List<BsonValue>();
        Collect(document, path.Split('.'), 0, values);
        return values;
    }

    private static void Collect(BsonValue value, string[] path, int index, List<BsonValue> values)
    {
        if (value.Type == BsonType.Array)
        {
            foreach (var element in value.AsArray)
            {
                if (index == path.Length)
                {
                    values.Add(element);
                }
                else
                {
                    Collect(element, path, index, values);
                }
            }

            if (value.AsArray.Count == 0)
            {
                values.Add(BsonValue.Undefined);
            }
        }
        else if (index == path.Length)
        {
            values.Add(value.IsMissing ? BsonValue.Null : value);
        }
        else
        {
            Collect(value.Type == BsonType.Document ? value.AsDocument[path[index]] : default, path, value.Type == BsonType.Document
                ? index + 1 : path.Length, values);
        }
    }

    private static bool HasArray(BsonDocument document) => document.Any(field => field.Value.Type == BsonType.Array);

    private static string Describe(ValueInterval interval)
        => $"{(interval.LowInclusive ? '[' : '(')}{Text(interval.Low)}, {Text(interval.High)}{(interval.HighInclusive ? ']' : ')')}";

    private static string Text(BsonValue value)
        => value.Type == BsonType.RegularExpression ? $"/{value.AsRegex.Pattern}/" : value.ToString();
}
