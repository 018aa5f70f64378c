namespace Millrace.Bson.Tests;

/// <summary>One document {"v": value} of every type, with the bytes it must have.</summary>
public static class SampleValues
{
    private static readonly ObjectId Id = ObjectId.Parse("0102030405060708090a0b0c");

    public static IReadOnlyList<(string Name, string Hex, BsonValue Value)> All { get; } =
    [
        ("double", "10000000 01 7600 000000000000F83F 00", 1.5),
        ("double minus zero", "10000000 01 7600 0000000000000080 00", -0.0),
        ("double infinity", "10000000 01 7600 000000000000F07F 00", double.PositiveInfinity),
        ("double not a number", "10000000 01 7600 000000000000F8FF 00", double.NaN),
        ("empty string", "0D000000 02 7600 01000000 00 00", ""),
        ("string", "10000000 02 7600 04000000 61626300 00", "abc"),
        ("string with NUL", "10000000 02 7600 04000000 61006200 00", "a\0b"),
        ("string of 2, 3 and 4 byte characters", "16000000 02 7600 0A000000 C3A9E282ACF09F9880 00 00", "é€😀"),
        ("empty document", "0D000000 03 7600 0500000000 00", new BsonDocument()),
        ("document", "14000000 03 7600 0C000000 10 6100 01000000 00 00", new BsonDocument("a", 1)),
        ("empty array", "0D000000 04 7600 0500000000 00", new BsonArray()),
        ("array", "17000000 04 7600 0F000000 08 3000 01 0A 3100 06 3200 00 00",
            new BsonArray { true, BsonValue.Null, BsonValue.Undefined }),
        ("empty binary", "0D000000 05 7600 00000000 00 00", new BsonBinary(0, Array.Empty<byte>())),
        ("binary", "0F000000 05 7600 02000000 80 FFFE 00", new BsonBinary(0x80, new byte[] { 0xFF, 0xFE })),
        ("old binary", "13000000 05 7600 06000000 02 02000000 FFFE 00", new BsonBinary(2, new byte[] { 0xFF, 0xFE })),
        ("uuid", "1D000000 05 7600 10000000 04 00112233445566778899AABBCCDDEEFF 00",
            BsonBinary.FromGuid(Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"))),
        ("undefined", "08000000 06 7600 00", BsonValue.Undefined),
        ("object id", "14000000 07 7600 0102030405060708090A0B0C 00", Id),
        ("false", "09000000 08 7600 00 00", false),
        ("true", "09000000 08 7600 01 00", true),
        ("date", "10000000 09 7600 C5D8D6CC3B010000 00", BsonValue.FromDateTime(1356351330501)),
        ("date before 1970", "10000000 09 7600 FFFFFFFFFFFFFFFF 00", BsonValue.FromDateTime(-1)),
        ("date beyond the calendar", "10000000 09 7600 FFFFFFFFFFFFFF7F 00", BsonValue.FromDateTime(long.MaxValue)),
        ("null", "08000000 0A 7600 00", BsonValue.Null),
        ("regular expression", "0E000000 0B 7600 612B00 696D00 00", new BsonRegex("a+", "im")),
        ("empty regular expression", "0A000000 0B 7600 00 00 00", new BsonRegex("")),
        ("pointer", "1A000000 0C 7600 02000000 6200 0102030405060708090A0B0C 00", new BsonDBPointer("b", Id)),
        ("code", "0F000000 0D 7600 03000000 783100 00", BsonValue.FromJavaScript("x1")),
        ("symbol", "0E000000 0E 7600 02000000 7300 00", BsonValue.FromSymbol("s")),
        ("code with scope", "1E000000 0F 7600 16000000 02000000 7800 0C000000 10 6100 01000000 00 00",
            new BsonCodeWithScope("x", new BsonDocument("a", 1))),
        ("int32", "0C000000 10 7600 FFFFFFFF 00", -1),
        ("int32 minimum", "0C000000 10 7600 00000080 00", int.MinValue),
        ("timestamp", "10000000 11 7600 2A000000 15CD5B07 00", new BsonTimestamp(123456789, 42)),
        ("timestamp maximum", "10000000 11 7600 FFFFFFFF FFFFFFFF 00", new BsonTimestamp(uint.MaxValue, uint.MaxValue)),
        ("int64", "10000000 12 7600 FFFFFFFFFFFFFF7F 00", long.MaxValue),
        ("decimal128", "18000000 13 7600 D0070000000000000000000000003A30 00", Decimal128.Parse("2.000")),
        ("decimal128 not a number", "18000000 13 7600 0000000000000000000000000000007C 00", Decimal128.NaN),
        ("decimal128 infinity", "18000000 13 7600 00000000000000000000000000000078 00", Decimal128.PositiveInfinity),
        ("max key", "08000000 7F 7600 00", BsonValue.MaxKey),
        ("min key", "08000000 FF 7600 00", BsonValue.MinKey),
    ];

    public static TheoryData<string> Names { get; } = [.. All.Select(sample => sample.Name)];

    public static byte[] BytesOf(string name) => Convert.FromHexString(All.Single(sample => sample.Name == name).Hex.Replace(" ", ""));

    public static BsonValue ValueOf(string name) => All.Single(sample => sample.Name == name).Value;
}
