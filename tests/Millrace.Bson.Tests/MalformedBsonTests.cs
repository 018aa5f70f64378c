namespace Millrace.Bson.Tests;

/// <summary>Whatever the bytes are, they are read or refused with a <see cref="BsonFormatException"/>: nothing else happens.</summary>
public sealed class MalformedBsonTests
{
    [Theory]
    [MemberData(nameof(SampleValues.Names), MemberType = typeof(SampleValues))]
    public void A_document_cut_short_anywhere_is_refused(string name)
    {
        var bytes = SampleValues.BytesOf(name);

        for (var length = 0; length < bytes.Length; length++)
        {
            var cut = bytes[..length];
            Assert.Throws<BsonFormatException>(() => BsonDocument.Parse(cut));
            Assert.Throws<BsonFormatException>(() => BsonReader.Validate(cut));

            // Cut inside, with an outer length that fits: the error is at the value.
            if (length < BsonLimits.MinDocumentBytes + 1)
                continue;
            BitConverter.TryWriteBytes(cut, length);
            cut[^1] = 0;
            ReadsOrRefuses(cut);
        }
    }

    [Theory]
    [MemberData(nameof(SampleValues.Names), MemberType = typeof(SampleValues))]
    public void A_document_with_any_byte_changed_is_read_or_refused(string name) => ChangeEveryByte(SampleValues.BytesOf(name));

    [Fact]
    public void A_document_of_every_type_with_any_byte_changed_is_read_or_refused()
    {
        var document = new BsonDocument();
        foreach (var (name, _, value) in SampleValues.All)
            document.Add(name, new BsonArray { new BsonDocument("v", value) });

        ChangeEveryByte(document.ToBytes(), bits: [0, 7]);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("04000000", 0)]
    [InlineData("0500000001", 4)]
    [InlineData("0600000000", 0)]
    [InlineData("FFFFFFFF00", 0)]
    [InlineData("050000000000", 0)] // a byte too many
    [InlineData("0600000000 00", 5)] // a zero where a type should be
    [InlineData("0800000010 6162 00", 5)] // name reaches the end
    [InlineData("08000000 20 6100 00", 7)] // no such type
    [InlineData("0B000000 10 6100 000000 00", 7)] // int32 of three bytes
    [InlineData("0C000000 02 6100 00000000 00", 7)] // string without its terminator
    [InlineData("0C000000 02 6100 FFFFFFFF 00", 7)]
    [InlineData("0C000000 02 6100 FFFFFF7F 00", 7)]
    [InlineData("0E000000 02 6100 02000000 6161 00", 12)] // string not terminated
    [InlineData("0E000000 02 6100 02000000 FF00 00", 11)] // not UTF-8
    [InlineData("10000000 02 6100 04000000 EDA08000 00", 11)] // half a surrogate pair
    [InlineData("08000000 0A FF00 00", 5)] // name is not UTF-8
    [InlineData("09000000 08 6100 02 00", 7)] // boolean 2
    [InlineData("0D000000 05 6100 FFFFFFFF 00 00", 7)]
    [InlineData("0D000000 05 6100 FFFFFF7F 00 00", 7)]
    [InlineData("13000000 05 6100 06000000 02 03000000 FFFE 00", 12)] // inner length wrong
    [InlineData("0D000000 05 6100 00000000 02 00", 12)] // inner length missing
    [InlineData("0A000000 0B 6100 6161 00", 7)] // pattern not terminated
    [InlineData("0B000000 0B 6100 6100 61 00", 9)] // options not terminated
    [InlineData("0D000000 03 6100 0400000000 00", 7)] // nested document too short
    [InlineData("0D000000 03 6100 FFFFFF7F00 00", 7)]
    [InlineData("0D000000 04 6100 0500000001 00", 11)] // nested array not terminated
    [InlineData("1D000000 0F 6100 15000000 02000000 7800 0B000000 10 6100 010000 00 00", 24)] // int32 of three bytes in the scope
    [InlineData("17000000 0F 6100 0F000000 01000000 00 0500000000 00 00", 7)] // length and content differ
    public void Malformed_bytes_are_refused_with_the_position_of_the_problem(string hex, int position)
    {
        var bytes = Convert.FromHexString(hex.Replace(" ", ""));

        Assert.Equal(position, Assert.Throws<BsonFormatException>(() => BsonReader.Validate(bytes)).Position);
        Assert.Equal(position, Assert.Throws<BsonFormatException>(() => BsonDocument.Parse(bytes)).Position);
    }

    [Fact]
    public void A_problem_in_a_nested_document_has_its_position_in_the_outermost()
    {
        var bytes = new BsonDocument("a", new BsonDocument("b", new BsonArray { new BsonDocument("c", true) })).ToBytes();
        var position = Array.LastIndexOf(bytes, (byte)1);
        bytes[position] = 2;

        Assert.Equal(position, Assert.Throws<BsonFormatException>(() => BsonDocument.Parse(bytes)).Position);
        Assert.Equal(position, Assert.Throws<BsonFormatException>(() => BsonReader.Validate(bytes)).Position);
    }

    [Fact]
    public void Nesting_is_read_up_to_the_limit_and_refused_beyond_it()
    {
        var deepest = Nested(BsonLimits.MaxDepth);
        BsonReader.Validate(deepest);
        Assert.Equal(deepest, BsonDocument.Parse(deepest).ToBytes());

        var tooDeep = Nested(BsonLimits.MaxDepth + 1);
        Assert.Throws<BsonFormatException>(() => BsonReader.Validate(tooDeep));
        Assert.Throws<BsonFormatException>(() => BsonDocument.Parse(tooDeep));
        Assert.Throws<BsonFormatException>(() => ExtendedJson.Write(tooDeep, ExtendedJsonMode.Relaxed));
        Assert.Throws<BsonFormatException>(() => BsonDocument.Parse(Nested(50_000)));
    }

    [Fact]
    public void Validation_holds_a_smaller_limit_when_asked_to()
    {
        BsonReader.Validate(Nested(BsonLimits.MaxStoredDepth), BsonLimits.MaxStoredDepth);

        Assert.Throws<BsonFormatException>(() => BsonReader.Validate(Nested(BsonLimits.MaxStoredDepth + 1), BsonLimits.MaxStoredDepth));
    }

    /// <summary>Gives each byte every type's number, the numbers at the limits, and its own with each of the bits turned.</summary>
    private static void ChangeEveryByte(byte[] bytes, int[]? bits = null)
    {
        var values = bits is null ? Enum.GetValues<BsonType>().Select(type => (byte)type) : [];
        byte[] everywhere = [.. values, 0x00, 0x7F, 0x80, 0xFF];
        for (var position = 0; position < bytes.Length; position++)
        {
            var original = bytes[position];
            foreach (var value in everywhere.Concat((bits ?? [0, 1, 2, 3, 4, 5, 6, 7]).Select(bit => (byte)(original ^ (1 << bit)))))
            {
                bytes[position] = value;
                ReadsOrRefuses(bytes);
            }

            bytes[position] = original;
        }
    }

    private static byte[] Nested(int levels)
    {
        const int levelBytes = 8; // length, type, name "a", terminator
        var bytes = new byte[(levels * levelBytes) - 3];
        for (var level = 0; level < levels; level++)
        {
            var start = level * (levelBytes - 1);
            BitConverter.TryWriteBytes(bytes.AsSpan(start), bytes.Length - (level * levelBytes));
            if (level < levels - 1)
                "\u0003a\0"u8.CopyTo(bytes.AsSpan(start + sizeof(int)));
        }

        return bytes;
    }

    private static void ReadsOrRefuses(byte[] bytes)
    {
        try
        {
            BsonReader.Validate(bytes);
        }
        catch (BsonFormatException error)
        {
            Assert.InRange(error.Position, 0, bytes.Length);
            RefusesOrReads(bytes);
            return;
        }

        // What is valid can be read, printed and written.
        var document = BsonDocument.Parse(bytes);
        Assert.Equal(document, BsonDocument.Parse(document.ToBytes()));
        Assert.Equal(ExtendedJson.Write(document, ExtendedJsonMode.Canonical), ExtendedJson.Write(bytes, ExtendedJsonMode.Canonical));
    }

    // Names of array elements are not read, so that a document may be read that is not valid.
    private static void RefusesOrReads(byte[] bytes)
    {
        try
        {
            BsonDocument.Parse(bytes);
        }
        catch (BsonFormatException error)
        {
            Assert.InRange(error.Position, 0, bytes.Length);
        }
    }
}
