namespace Millrace.Bson.Tests;

public sealed class BsonWriterTests
{
    [Fact]
    public void Names_as_UTF_8_and_as_strings_give_the_same_bytes()
    {
        using var utf8 = new BsonWriter();
        using var strings = new BsonWriter();

        WriteWithUtf8Names(utf8);
        WriteWithStringNames(strings);

        Assert.Equal(Convert.ToHexString(utf8.WrittenSpan), Convert.ToHexString(strings.WrittenSpan));
        Assert.Equal(20, BsonDocument.Parse(utf8.WrittenSpan).Count);
    }

    [Fact]
    public void Elements_of_arrays_are_numbered_and_names_passed_are_ignored()
    {
        using var writer = new BsonWriter();
        writer.WriteStartDocument();
        writer.WriteStartArray("a"u8);
        for (var i = 0; i < 11; i++)
            writer.WriteInt32("ignored"u8, i);
        writer.WriteString("text");
        writer.WriteStartArray();
        writer.WriteNull();
        writer.WriteEndArray();
        writer.WriteStartDocument();
        writer.WriteBoolean("b", true);
        writer.WriteEndDocument();
        writer.WriteEndArray();
        writer.WriteEndDocument();

        Assert.Equal("""{"a":[0,1,2,3,4,5,6,7,8,9,10,"text",[null],{"b":true}]}""", BsonDocument.Parse(writer.WrittenSpan).ToString());
        var array = new BsonReader(writer.WrittenSpan);
        array.Read();
        var names = new List<string>();
        var reader = array.GetDocumentReader();
        while (reader.Read())
            names.Add(reader.Name);
        Assert.Equal(Enumerable.Range(0, 14).Select(i => $"{i}"), names);
    }

    [Fact]
    public void Documents_follow_one_another_at_the_root()
    {
        using var writer = new BsonWriter();
        new BsonDocument("a", 1).WriteTo(writer);
        var length = writer.Length;
        writer.WriteRawDocument(new BsonDocument("b", 2).ToBytes());

        Assert.Equal(new BsonDocument("a", 1), BsonDocument.Parse(writer.WrittenSpan[..length]));
        Assert.Equal(new BsonDocument("b", 2), BsonDocument.Parse(writer.WrittenSpan[length..]));
    }

    [Fact]
    public void A_writer_that_was_reset_starts_anew()
    {
        using var writer = new BsonWriter();
        writer.WriteStartDocument();
        writer.WriteStartArray("a");
        writer.Reset();
        new BsonDocument("b", 2).WriteTo(writer);

        Assert.Equal(new BsonDocument("b", 2), BsonDocument.Parse(writer.WrittenSpan));
    }

    [Fact]
    public void Misuse_is_refused()
    {
        using var writer = new BsonWriter();

        Assert.Throws<InvalidOperationException>(() => writer.WriteInt32("a", 1));
        Assert.Throws<InvalidOperationException>(() => writer.WriteInt32("a"u8, 1));
        Assert.Throws<InvalidOperationException>(writer.WriteEndDocument);
        writer.WriteStartDocument();
        Assert.Throws<InvalidOperationException>(() => writer.WriteInt32(1));
        Assert.Throws<InvalidOperationException>(writer.WriteEndArray);
        Assert.Throws<InvalidOperationException>(() => writer.WrittenMemory);
        Assert.Throws<ArgumentException>(() => writer.WriteValue("a", BsonValue.Missing));
    }

    [Fact]
    public void Names_and_patterns_with_NUL_and_half_surrogate_pairs_are_refused()
    {
        using var writer = new BsonWriter();
        writer.WriteStartDocument();

        Assert.Throws<ArgumentException>(() => writer.WriteInt32("a\0b", 1));
        Assert.Throws<ArgumentException>(() => writer.WriteInt32("a\0b"u8, 1));
        Assert.Throws<ArgumentException>(() => writer.WriteRegex("r", new BsonRegex("a\0b")));
        Assert.Throws<ArgumentException>(() => writer.WriteString("s", "\ud800"));
        Assert.Throws<ArgumentException>(() => writer.WriteInt32("\udc00", 1));
    }

    [Fact]
    public void A_document_that_contains_itself_is_refused()
    {
        var document = new BsonDocument();
        document["self"] = document;

        Assert.Throws<InvalidOperationException>(() => document.ToBytes());
    }

    [Fact]
    public void A_raw_document_of_the_wrong_length_is_refused()
    {
        using var writer = new BsonWriter();
        writer.WriteStartDocument();

        Assert.Throws<BsonFormatException>(() => writer.WriteRawDocument("a", [5, 0, 0, 0, 0, 0]));
        Assert.Throws<BsonFormatException>(() => writer.WriteRawDocument("a", [5, 0, 0, 0, 1]));
        Assert.Throws<BsonFormatException>(() => writer.WriteRawArray("a", [5, 0, 0]));
    }

    [Fact]
    public void A_disposed_writer_refuses_to_write()
    {
        var writer = new BsonWriter();
        writer.Dispose();
        writer.Dispose();

        Assert.Throws<ObjectDisposedException>(writer.WriteStartDocument);
    }

    private static void WriteWithUtf8Names(BsonWriter writer)
    {
        writer.WriteStartDocument();
        writer.WriteDouble("a"u8, 1.5);
        writer.WriteString("é"u8, "x");
        writer.WriteString("c"u8, "x"u8);
        writer.WriteBoolean("d"u8, true);
        writer.WriteInt32("e"u8, 1);
        writer.WriteInt64("f"u8, 2);
        writer.WriteDateTime("g"u8, 3);
        writer.WriteNull("h"u8);
        writer.WriteUndefined("i"u8);
        writer.WriteMinKey("j"u8);
        writer.WriteMaxKey("k"u8);
        writer.WriteObjectId("l"u8, new ObjectId(new byte[12]));
        writer.WriteTimestamp("m"u8, new BsonTimestamp(1, 2));
        writer.WriteDecimal128("n"u8, Decimal128.Zero);
        writer.WriteBinary("o"u8, 2, [1, 2]);
        writer.WriteRegex("p"u8, new BsonRegex("a", "i"));
        writer.WriteRawDocument("q"u8, [5, 0, 0, 0, 0]);
        writer.WriteRawArray("r"u8, [5, 0, 0, 0, 0]);
        writer.WriteCodeWithScope("s"u8, new BsonCodeWithScope("x", new BsonDocument("y", 1)));
        writer.WriteValue("t"u8, "z");
        writer.WriteEndDocument();
    }

    private static void WriteWithStringNames(BsonWriter writer)
    {
        writer.WriteStartDocument();
        writer.WriteDouble("a", 1.5);
        writer.WriteString("é", "x");
        writer.WriteString("c", "x"u8);
        writer.WriteBoolean("d", true);
        writer.WriteInt32("e", 1);
        writer.WriteInt64("f", 2);
        writer.WriteDateTime("g", 3);
        writer.WriteNull("h");
        writer.WriteUndefined("i");
        writer.WriteMinKey("j");
        writer.WriteMaxKey("k");
        writer.WriteObjectId("l", new ObjectId(new byte[12]));
        writer.WriteTimestamp("m", new BsonTimestamp(1, 2));
        writer.WriteDecimal128("n", Decimal128.Zero);
        writer.WriteBinary("o", 2, [1, 2]);
        writer.WriteRegex("p", new BsonRegex("a", "i"));
        writer.WriteRawDocument("q", [5, 0, 0, 0, 0]);
        writer.WriteRawArray("r", [5, 0, 0, 0, 0]);
        writer.WriteCodeWithScope("s", new BsonCodeWithScope("x", new BsonDocument("y", 1)));
        writer.WriteValue("t", "z");
        writer.WriteEndDocument();
    }
}
