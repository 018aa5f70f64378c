using FsCheck;
using FsCheck.Fluent;
using Millrace.Bson;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Tests.Query;

public sealed class SortSpecTests
{
    [Fact]
    public void Documents_with_one_value_sort_as_the_values_compare()
    {
        var pairs = from left in RandomQueries.Values from right in RandomQueries.Values select (left, right);
        var ascending = SortSpec.Compile(new BsonDocument("a", 1));
        var descending = SortSpec.Compile(new BsonDocument("a", -1));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(pairs.ToArbitrary(), pair =>
        {
            if (pair.left.Type == BsonType.Array || pair.right.Type == BsonType.Array)
            {
                return true;
            }

            var expected = Math.Sign(BsonComparer.Instance.Compare(pair.left, pair.right));
            var (left, right) = (new BsonDocument("a", pair.left), new BsonDocument("a", pair.right));
            return Math.Sign(ascending.Compare(left, right)) == expected && Math.Sign(descending.Compare(left, right)) == -expected;
        }));
    }

    [Fact]
    public void Keys_taken_beforehand_compare_as_the_documents_do()
    {
        var pairs = from left in RandomQueries.Documents from right in RandomQueries.Documents select (left, right);
        var order = SortSpec.Compile(new BsonDocument { { "a.b", -1 }, { "a", 1 }, { "b", -1 } });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(pairs.ToArbitrary(), pair =>
            order.Compare(pair.left, pair.right) == order.CompareKeys(order.KeysOf(pair.left), order.KeysOf(pair.right))
            && order.KeysOf(pair.left).SequenceEqual(order.KeysOf(pair.left.ToBytes()))));
    }

    [Theory]
    [InlineData("""{"a": 1}""", """[{"a": []}, {}, {"a": null}, {"a": [9, -1]}, {"a": 0}, {"a": "x"}]""")]
    [InlineData("""{"a": -1}""", """[{"a": "x"}, {"a": [1, 9]}, {"a": 5}, {"a": null}, {"a": []}]""")]
    [InlineData("""{"a.b": 1}""", """[{"a": 5}, {"a": [{"b": 3}, {"b": 1}]}, {"a": {"b": 2}}]""")]
    [InlineData("""{"a.1": 1}""", """[{"a": [9]}, {"a": [9, 1]}, {"a": [0, 2]}]""")]
    public void Arrays_sort_by_their_least_or_greatest_element(string sort, string inOrder)
    {
        var expected = BsonDocument.FromJson($$"""{"v": {{inOrder}}}""")["v"].AsArray;

        var sorted = expected.Reverse().Select(value => value.AsDocument).Order(SortSpec.Compile(BsonDocument.FromJson(sort)));

        var order = SortSpec.Compile(BsonDocument.FromJson(sort));
        Assert.Equal(
            expected.Select(value => string.Join(",", order.KeysOf(value.AsDocument))),
            sorted.Select(document => string.Join(",", order.KeysOf(document))));
    }

    [Theory]
    [InlineData("""{"a": 2}""", 15975)]
    [InlineData("""{"a": "x"}""", 15974)]
    [InlineData("""{"a": 1, "b": 0}""", 15975)]
    public void A_direction_other_than_1_and_minus_1_is_refused(string sort, int code)
        => Assert.Equal(code, (int)Assert.Throws<CommandException>(() => SortSpec.Compile(BsonDocument.FromJson(sort))).Code);
}
