using FsCheck;
using FsCheck.Fluent;

namespace Millrace.Bson.Tests;

/// <summary>Generators of documents with values of every type, edge cases among them.</summary>
internal static class RandomBson
{
    private static readonly Gen<string> Texts = Gen.Frequency(
        (6, Gen.Elements(
            "", "a", "b", "name", "$set", "a.b", "0", "é", "Київ", "😀", "\uFFFD\uE000", "line\nbreak", "\"quoted\"\\", "x\0y")),
        (4, Gen.Choose(0, 0xD7FF).ArrayOf().Select(units => string.Concat(units.Select(unit => (char)unit)))));

    private static readonly Gen<string> Names = Texts.Select(text => text.Replace("\0", "").TrimStart('$'));

    private static readonly Gen<long> Longs = Gen.OneOf(
        Gen.Elements(
            0L, 1, -1, int.MaxValue, int.MinValue, 1L << 53, (1L << 53) + 1, -(1L << 53) - 1,
            long.MaxValue, long.MaxValue - 1, long.MinValue),
        ArbMap.Default.GeneratorFor<long>());

    private static readonly Gen<double> Doubles = Gen.OneOf(
        Gen.Elements(
            0.0, -0.0, 0.1, 1.5, 1e15, 9007199254740992.0, 9007199254740994.0, 9223372036854775808.0, 1e300, double.Epsilon,
            double.MaxValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity),
        ArbMap.Default.GeneratorFor<double>());

    private static readonly Gen<byte[]> Bytes = ArbMap.Default.GeneratorFor<byte[]>().Select(bytes => bytes ?? []);

    public static Gen<BsonValue> Numbers { get; } = Gen.OneOf(
        Longs.Select(number => (BsonValue)number),
        Longs.Select(number => (BsonValue)(int)number),
        Doubles.Select(number => (BsonValue)number),
        Longs.Select(number => (BsonValue)Decimal128.FromInt64(number)),
        Doubles.Select(number => (BsonValue)Decimal128.FromDouble(number)),
        from coefficient in Longs from exponent in Gen.Choose(-40, 40) select Decimal(coefficient, exponent));

    public static Gen<BsonValue> Values { get; } = Gen.Sized(size => ValueOf(size));

    public static Arbitrary<BsonDocument> Documents { get; } = Gen.Sized(size => DocumentOf(size)).ToArbitrary();

    private static BsonValue Decimal(long coefficient, int exponent) =>
        Decimal128.FromParts(coefficient < 0, UInt128.CreateTruncating(Int128.Abs(coefficient)), exponent);

    private static Gen<BsonValue> ValueOf(int size) => size <= 1
        ? Scalars()
        : Gen.Frequency(
            (6, Scalars()),
            (1, DocumentOf(size / 3).Select(document => (BsonValue)document)),
            (1, ValueOf(size / 3).ArrayOf().Select(values => (BsonValue)new BsonArray(values))),
            (1, from code in Texts from scope in DocumentOf(size / 3) select (BsonValue)new BsonCodeWithScope(code, scope)));

    private static Gen<BsonDocument> DocumentOf(int size) =>
        from fields in (from name in Names from value in ValueOf(size) select new BsonElement(name, value)).ArrayOf()
        select new BsonDocument(fields);

    private static Gen<BsonValue> Scalars() => Gen.OneOf(
        Numbers,
        Texts.Select(text => (BsonValue)text),
        Texts.Select(BsonValue.FromSymbol),
        Texts.Select(BsonValue.FromJavaScript),
        Gen.Elements(
            BsonValue.Null, BsonValue.Undefined, BsonValue.MinKey, BsonValue.MaxKey, BsonValue.True, BsonValue.False),
        Longs.Select(BsonValue.FromDateTime),
        Longs.Select(bits => (BsonValue)new BsonTimestamp((uint)(bits >> 32), (uint)bits)),
        from subtype in Gen.Choose(0, 255) from bytes in Bytes select (BsonValue)new BsonBinary((byte)subtype, bytes),
        ObjectIds.Select(id => (BsonValue)id),
        from text in Names from id in ObjectIds select (BsonValue)new BsonDBPointer(text, id),
        from pattern in Names from options in Gen.Elements("", "i", "imx") select (BsonValue)new BsonRegex(pattern, options));

    private static Gen<ObjectId> ObjectIds => Gen.Choose(0, 255).ArrayOf(ObjectId.ByteCount)
        .Select(numbers => new ObjectId([.. numbers.Select(number => (byte)number)]));
}
