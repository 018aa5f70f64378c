using System.Text;

namespace Millrace.Bson.Tests;

public sealed class JsonTranscoderTests
{
    [Fact]
    public void Numbers_take_the_smallest_type_that_holds_them()
    {
        var document = Transcode(
            """{"a":1,"b":2147483648,"c":9223372036854775808,"d":1.0,"e":1e2,"f":-2147483648,"g":-9223372036854775808}""");

        Assert.Equal(
            new BsonDocument
            {
                { "a", 1 }, { "b", 2147483648L }, { "c", 9223372036854775808.0 }, { "d", 1.0 }, { "e", 100.0 },
                { "f", int.MinValue }, { "g", long.MinValue },
            },
            document);
    }

    [Fact]
    public void Objects_and_arrays_nest()
    {
        var document = Transcode("""{"o":{"x":[1,[true,false,null],{"y":"z"}]},"e":{},"l":[]}""");

        Assert.Equal("""{"o":{"x":[1,[true,false,null],{"y":"z"}]},"e":{},"l":[]}""", document.ToString());
    }

    [Fact]
    public void Escapes_in_names_and_texts_are_resolved()
    {
        var document = Transcode("""{"\u00e9\n":"\ud83d\ude00\"\\\u0000","caf\u00e9":{"\t":1}}""");

        Assert.Equal(new BsonDocument { { "é\n", "😀\"\\\0" }, { "café", new BsonDocument("\t", 1) } }, document);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("[]", 0)]
    [InlineData("1", 0)]
    [InlineData("""{"a":1""", 6)]
    [InlineData("""{"a":1} x""", 8)]
    [InlineData("""{"a":1}{}""", 7)]
    [InlineData("{\"a\":\n\n tru}", 11)]
    [InlineData("""{"a":1e999}""", 5)]
    [InlineData("""{"a":"\ud800"}""", 5)]
    [InlineData("""{"\u0000":1}""", 1)]
    public void Malformed_text_is_reported_with_its_position(string json, int position)
    {
        var error = Assert.Throws<BsonFormatException>(() => Transcode(json));

        Assert.Equal(position, error.Position);
    }

    [Fact]
    public void Text_that_is_not_UTF_8_is_reported_with_its_position()
    {
        byte[] json = [.. "{\"a\":\"é"u8, 0xC3, .. "\"}"u8];
        using var writer = new BsonWriter();

        var error = Assert.Throws<BsonFormatException>(() => JsonTranscoder.Transcode(json, writer));

        Assert.Equal(8, error.Position);
    }

    [Fact]
    public void Nesting_beyond_the_limit_is_refused_and_at_the_limit_accepted()
    {
        var nested = static (int levels) =>
            string.Concat(Enumerable.Repeat("{\"a\":", levels - 1)) + "{}" + new string('}', levels - 1);

        Assert.Single(Transcode(nested(BsonLimits.MaxStoredDepth)));
        Assert.Throws<BsonFormatException>(() => Transcode(nested(BsonLimits.MaxStoredDepth + 1)));
        Assert.Throws<BsonFormatException>(() => Transcode(nested(100_000)));
    }

    [Fact]
    public void Documents_that_are_open_already_count_for_the_depth()
    {
        using var writer = new BsonWriter();
        writer.WriteStartDocument();

        JsonTranscoder.TranscodeElement("a"u8, "{}"u8, writer, maxDepth: 2);
        Assert.Throws<BsonFormatException>(() => JsonTranscoder.TranscodeElement("b"u8, "{\"x\":{}}"u8, writer, maxDepth: 2));
        writer.WriteEndDocument();

        Assert.Equal(new BsonDocument("a", new BsonDocument()), BsonDocument.Parse(writer.WrittenSpan));
    }

    [Fact]
    public void A_text_that_fails_half_way_leaves_the_writer_as_it_was()
    {
        using var writer = new BsonWriter();
        writer.WriteStartDocument();
        writer.WriteStartArray("users"u8);
        JsonTranscoder.Transcode("{\"a\":1}"u8, writer);
        Assert.Throws<BsonFormatException>(() => JsonTranscoder.Transcode("{\"b\":[{\"c\":1},"u8, writer));
        JsonTranscoder.Transcode("{\"d\":2}"u8, writer);
        writer.WriteEndArray();
        writer.WriteEndDocument();

        Assert.Equal("""{"users":[{"a":1},{"d":2}]}""", BsonDocument.Parse(writer.WrittenSpan).ToString());
    }

    [Fact]
    public void Transcoding_allocates_nothing_once_the_buffer_has_grown()
    {
        var json = """{"n":{"a":[1,2.5,"x\n"]},"\u00e9":null}"""u8.ToArray();
        using var writer = new BsonWriter();
        JsonTranscoder.Transcode(json, writer);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            writer.Reset();
            JsonTranscoder.Transcode(json, writer);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static BsonDocument Transcode(string json)
    {
        using var writer = new BsonWriter();
        JsonTranscoder.Transcode(Encoding.UTF8.GetBytes(json), writer);
        BsonReader.Validate(writer.WrittenSpan);
        return BsonDocument.Parse(writer.WrittenSpan);
    }
}
