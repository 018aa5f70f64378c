using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using Millrace.Bson;
using Millrace.Embedded.Mongo.Storage.Keys;

namespace Millrace.Embedded.Mongo.Tests.Storage;

public sealed class KeyEncoderTests
{
    private static readonly long[] EdgeIntegers =
    [
        0, 1, -1, int.MaxValue, int.MinValue, 1L << 53, (1L << 53) + 1, (1L << 53) - 1, -(1L << 53) - 1, long.MaxValue,
        long.MinValue, long.MaxValue - 1,
    ];

    private static readonly double[] EdgeDoubles =
    [
        0, -0.0, 0.1, -0.1, 1.5, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue, double.PositiveInfinity,
        double.NegativeInfinity, double.NaN, 9007199254740992, 9223372036854775808, -9223372036854775808,
    ];

    private static readonly string[] EdgeDecimals =
    [
        "0", "-0", "0.1", "0.10", "1", "1.0", "-1", "9007199254740993", "9223372036854775807", "9223372036854775808", "1E+6000", "-1E+6000",
        "1E-6000", "-1E-6000", "NaN", "Infinity", "-Infinity", "1.7976931348623157E+308", "1.8E+308",
        "0.1000000000000000055511151231257827",
    ];

    private static readonly Gen<BsonValue> Numbers = Gen.OneOf(
        Gen.Elements(EdgeIntegers).Select(static value => (BsonValue)value),
        Gen.Elements(EdgeDoubles).Select(static value => (BsonValue)value),
        Gen.Elements(EdgeDecimals).Select(static value => (BsonValue)Decimal128.Parse(value)),
        ArbMap.Default.GeneratorFor<int>().Select(static value => (BsonValue)value),
        ArbMap.Default.GeneratorFor<long>().Select(static value => (BsonValue)value),
        ArbMap.Default.GeneratorFor<double>().Select(static value => (BsonValue)value),
        ArbMap.Default.GeneratorFor<int>().Select(static value => (BsonValue)Decimal128.Parse($"{value}.{Math.Abs((long)value % 100)}")));

    private static readonly Gen<BsonValue> Texts = Gen.OneOf(
        Gen.Elements("", "a", "a\0", "a\0b", "ab", "é", "\ud83d\ude00", "\uffff", "z").Select(static value => (BsonValue)value),
        Gen.Elements("a", "b").Select(BsonValue.FromSymbol));

    private static readonly Gen<BsonValue> Scalars = Gen.OneOf(
        Numbers,
        Texts,
        Gen.Elements(BsonValue.Null, BsonValue.MinKey, BsonValue.MaxKey, BsonValue.Undefined, BsonValue.True, BsonValue.False),
        Gen.Choose(-1000, 1000).Select(static ms => BsonValue.FromDateTime(ms * 86_400_000L)),
        Gen.Choose(0, 5).Select(static n => (BsonValue)new BsonTimestamp((uint)n, uint.MaxValue - (uint)n)),
        Gen.Choose(0, 255).Select(static n => (BsonValue)new ObjectId([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, (byte)n, (byte)(255 - n)])),
        Gen.Choose(0, 40).Select(static n => (BsonValue)new BsonBinary((byte)(n % 3), new byte[n / 3])),
        Gen.Elements("a", "b", "ab").Select(static pattern => (BsonValue)new BsonRegex(pattern, pattern.Length > 1 ? "i" : "")));

    private static readonly Gen<BsonValue> Values = Gen.Sized(static size => Nested(Math.Min(size, 3)));

    [Fact]
    public void Keys_order_as_the_comparer_orders_the_values() => Check(
        Values, static (one, other) => ValueOrder(one, other) == KeyOrder(Key(one), Key(other)));

    [Fact]
    public void Keys_of_numbers_order_by_exact_value_whatever_their_type() => Check(
        Numbers, static (one, other) => ValueOrder(one, other) == KeyOrder(Key(one), Key(other)));

    [Fact]
    public void Descending_keys_order_the_other_way() => Check(
        Values, static (one, other) => ValueOrder(one, other) == -KeyOrder(Descending(one), Descending(other)));

    [Fact]
    public void Compound_keys_order_by_the_first_field_then_by_the_second() => Check(
        Texts,
        static (one, other) =>
        {
            int expected = ValueOrder(one, other);
            return (expected == 0 ? 1 : expected) == KeyOrder(Compound(one, 2), Compound(other, 1));
        });

    [Theory]
    [InlineData("1", 1L)]
    [InlineData("1.000", 1L)]
    [InlineData("9007199254740993", 9007199254740993L)]
    [InlineData("-9223372036854775808", long.MinValue)]
    public void A_decimal_and_an_integer_of_the_same_value_have_the_same_key(string number, long integer) =>
        Assert.Equal(Key(integer), Key(Decimal128.Parse(number)));

    private static Gen<BsonValue> Nested(int depth)
    {
        if (depth == 0) return Scalars;
        Gen<BsonValue> inner = Nested(depth - 1);
        return Gen.Frequency(
            (4, Scalars),
            (1, inner.ArrayOf().Select(static items => (BsonValue)new BsonArray(items.Take(3)))),
            (1, inner.ArrayOf().Select(static items =>
                (BsonValue)new BsonDocument(items.Take(3).Select(static (item, i) => new BsonElement(i == 1 ? "" : "a", item))))));
    }

    private static void Check(Gen<BsonValue> values, Func<BsonValue, BsonValue, bool> holds) =>
        Prop.ForAll(Arb.From(values.Two()), pair => holds(pair.Item1, pair.Item2)).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    private static int ValueOrder(BsonValue one, BsonValue other) => Math.Sign(BsonComparer.Instance.Compare(one, other));

    private static int KeyOrder(byte[] one, byte[] other) => Math.Sign(one.AsSpan().SequenceCompareTo(other));

    private static byte[] Key(BsonValue value)
    {
        ArrayBufferWriter<byte> key = new();
        KeyEncoder.AppendId(key, value);
        return key.WrittenSpan.ToArray();
    }

    private static byte[] Descending(BsonValue value)
    {
        ArrayBufferWriter<byte> key = new();
        KeyEncoder.AppendDescending(key, value);
        KeyEncoder.AppendEnd(key);
        return key.WrittenSpan.ToArray();
    }

    private static byte[] Compound(BsonValue first, BsonValue second)
    {
        ArrayBufferWriter<byte> key = new();
        KeyEncoder.Append(key, first);
        KeyEncoder.Append(key, second);
        KeyEncoder.AppendEnd(key);
        return key.WrittenSpan.ToArray();
    }
}
