namespace Millrace.Bson.Tests;

public sealed class BsonComparerTests
{
    private static readonly ObjectId Id = ObjectId.Parse("0102030405060708090a0b0c");

    /// <summary>Each value is less than the next.</summary>
    private static readonly BsonValue[] Ascending =
    [
        BsonValue.MinKey,
        BsonValue.Undefined,
        BsonValue.Null,
        double.NaN,
        double.NegativeInfinity,
        Decimal128.Parse("-1E+400"),
        double.MinValue,
        long.MinValue,
        -1.5,
        -1,
        Decimal128.Parse("-1E-400"),
        0,
        Decimal128.Parse("1E-400"),
        double.Epsilon,
        Decimal128.Parse("0.1"),
        0.1, // 0.1000000000000000055…
        1,
        Decimal128.Parse("1.000000000000000000000000000000001"),
        2L,
        9007199254740992.0,
        (1L << 53) + 1,
        Decimal128.Parse("9007199254740993.5"),
        9007199254740994.0,
        long.MaxValue - 1,
        long.MaxValue,
        Decimal128.Parse("9223372036854775807.5"),
        9223372036854775808.0,
        1e300,
        Decimal128.Parse("1E+301"),
        double.PositiveInfinity,
        "",
        "A",
        "a",
        BsonValue.FromSymbol("aa"),
        "b",
        "\u00e9",
        "\uFFFD",
        "😀", // U+1F600, after U+FFFD although its first UTF-16 unit is less
        new BsonDocument(),
        new BsonDocument("b", 1),
        new BsonDocument { { "b", 1 }, { "a", 1 } },
        new BsonDocument("b", 2),
        new BsonDocument("a", "x"), // the type of a value counts before its name
        new BsonArray(),
        new BsonArray { 1 },
        new BsonArray { 1, 2 },
        new BsonArray { 2 },
        new BsonArray { "x" },
        new BsonBinary(5, Array.Empty<byte>()),
        new BsonBinary(0, new byte[] { 0xFF }),
        new BsonBinary(1, new byte[] { 0x00 }),
        new BsonBinary(1, new byte[] { 0x80 }),
        new BsonBinary(0, new byte[] { 0, 0 }),
        Id,
        ObjectId.Parse("ff02030405060708090a0b0c"),
        false,
        true,
        BsonValue.FromDateTime(-1),
        BsonValue.FromDateTime(0),
        BsonValue.FromDateTime(1),
        new BsonTimestamp(1, 5),
        new BsonTimestamp(1, uint.MaxValue),
        new BsonTimestamp(uint.MaxValue, 0),
        new BsonRegex("a", "i"),
        new BsonRegex("a", "m"),
        new BsonRegex("b"),
        new BsonDBPointer("z", Id),
        new BsonDBPointer("aa", Id),
        BsonValue.FromJavaScript("a"),
        BsonValue.FromJavaScript("b"),
        new BsonCodeWithScope("a", new BsonDocument("x", 1)),
        new BsonCodeWithScope("a", new BsonDocument("x", 2)),
        BsonValue.MaxKey,
    ];

    [Fact]
    public void Values_of_all_types_have_MongoDBs_order()
    {
        for (var i = 0; i < Ascending.Length; i++)
        {
            for (var j = 0; j < Ascending.Length; j++)
            {
                var order = Math.Sign(BsonComparer.Instance.Compare(Ascending[i], Ascending[j]));
                Assert.True(order == i.CompareTo(j), $"{Ascending[i]} against {Ascending[j]} gave {order}");
            }
        }
    }

    public static TheoryData<string> Equals_of_different_types { get; } =
    [
        """[0, 0.0, -0.0, {"$numberLong": "0"}, {"$numberDecimal": "0"}, {"$numberDecimal": "-0E+10"}]""",
        """[1, 1.0, {"$numberLong": "1"}, {"$numberDecimal": "1"}, {"$numberDecimal": "1.000"}]""",
        """[0.5, {"$numberDecimal": "0.5"}, {"$numberDecimal": "0.500"}]""",
        """[{"$numberLong": "9007199254740992"}, 9007199254740992.0, {"$numberDecimal": "9007199254740992"}]""",
        """[1e25, {"$numberDecimal": "10000000000000000905969664"}]""",
        """[{"$numberDouble": "NaN"}, {"$numberDecimal": "NaN"}]""",
        """[{"$numberDouble": "-Infinity"}, {"$numberDecimal": "-Infinity"}]""",
        """["x", {"$symbol": "x"}]""",
        """[{"a": [1, {"b": 2.0}]}, {"a": [1.0, {"b": {"$numberLong": "2"}}]}]""",
        """[{"$code": "x", "$scope": {"a": 1}}, {"$code": "x", "$scope": {"a": 1.0}}]""",
    ];

    [Theory]
    [MemberData(nameof(Equals_of_different_types))]
    public void Values_that_compare_as_equal_are_equal_and_hash_alike(string json)
    {
        var values = ExtendedJson.ParseValue(json).AsArray;

        foreach (var x in values)
        {
            foreach (var y in values)
            {
                Assert.Equal(0, BsonComparer.Instance.Compare(x, y));
                Assert.True(BsonComparer.Instance.Equals(x, y));
                Assert.Equal(BsonComparer.Instance.GetHashCode(x), BsonComparer.Instance.GetHashCode(y));
            }
        }
    }

    [Fact]
    public void A_missing_value_stands_with_undefined_below_null()
    {
        Assert.True(BsonComparer.Instance.Equals(BsonValue.Missing, BsonValue.Undefined));
        Assert.True(BsonComparer.Instance.Compare(BsonValue.Missing, BsonValue.Null) < 0);
        Assert.Equal(
            BsonComparer.Instance.GetHashCode(BsonValue.Missing), BsonComparer.Instance.GetHashCode(BsonValue.Undefined));
    }

    [Fact]
    public void Exact_equality_tells_apart_what_comparison_does_not()
    {
        Assert.NotEqual<BsonValue>(1, 1L);
        Assert.NotEqual<BsonValue>(1, 1.0);
        Assert.NotEqual<BsonValue>(0.0, -0.0);
        Assert.NotEqual<BsonValue>("x", BsonValue.FromSymbol("x"));
        Assert.NotEqual(BsonValue.Missing, BsonValue.Null);
        Assert.Equal<BsonValue>(double.NaN, BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_0001));
    }
}
