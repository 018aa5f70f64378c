namespace Millrace.Bson.Tests;

public sealed class BsonReaderTests
{
    private static readonly byte[] Sample = new BsonDocument
    {
        { "name", "Ada" }, { "age", 36 }, { "nested", new BsonDocument("x", 1L) }, { "list", new BsonArray { 1.5, "é" } },
    }.ToBytes();

    [Fact]
    public void Elements_come_in_order_with_name_type_and_value()
    {
        var reader = new BsonReader(Sample);

        Assert.True(reader.Read());
        Assert.True(reader.NameUtf8.SequenceEqual("name"u8));
        Assert.Equal(BsonType.String, reader.Type);
        Assert.True(reader.GetStringUtf8().SequenceEqual("Ada"u8));
        Assert.True(reader.Read());
        Assert.Equal("age", reader.Name);
        Assert.Equal(36, reader.GetInt32());
        Assert.True(reader.Read());
        var nested = new BsonReader(reader.GetDocumentSpan());
        Assert.True(nested.Read());
        Assert.Equal(1L, nested.GetInt64());
        Assert.False(nested.Read());
        Assert.True(reader.Read());
        Assert.Equal(BsonType.Array, reader.Type);
        Assert.Equal(new BsonArray { 1.5, "é" }, reader.GetArray());
        Assert.False(reader.Read());
        Assert.False(reader.Read());
        Assert.Equal(BsonType.None, reader.Type);
    }

    [Fact]
    public void A_name_can_be_searched_forward()
    {
        var reader = new BsonReader(Sample);

        Assert.True(reader.ReadTo("nested"u8));
        Assert.Equal("""{"x":1}""", reader.GetDocument().ToString());
        Assert.False(reader.ReadTo("name"u8));
    }

    [Fact]
    public void A_getter_of_another_type_names_both_types()
    {
        var error = Assert.Throws<InvalidOperationException>(() =>
        {
            var reader = new BsonReader(Sample);
            reader.Read();
            return reader.GetInt32();
        });

        Assert.Equal("The element is String, not Int32.", error.Message);
    }

    [Fact]
    public void Getters_before_the_first_element_are_refused()
    {
        Assert.Throws<InvalidOperationException>(() => new BsonReader(Sample).GetInt32());
        Assert.True(new BsonReader(Sample).GetValue().IsMissing);
    }

    [Fact]
    public void The_length_of_a_document_is_known_when_more_bytes_follow()
    {
        byte[] two = [.. Sample, .. Sample];

        Assert.Equal(Sample.Length, BsonReader.DocumentLength(two));
        Assert.Throws<BsonFormatException>(() => BsonDocument.Parse(two));
    }

    [Fact]
    public void Text_that_is_not_UTF_8_is_given_as_bytes_but_not_as_a_string()
    {
        var bytes = Convert.FromHexString("0E00000002610002000000FF0000");
        var reader = new BsonReader(bytes);

        Assert.True(reader.Read());
        Assert.True(reader.GetStringUtf8().SequenceEqual((ReadOnlySpan<byte>)[0xFF]));
        Assert.Throws<BsonFormatException>(() =>
        {
            var again = new BsonReader(bytes);
            again.Read();
            return again.GetString();
        });
    }

    [Fact]
    public void Reading_without_materialising_allocates_nothing()
    {
        var total = SumOfLengths();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            total += SumOfLengths();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
        Assert.True(total > 0);
    }

    private static int SumOfLengths()
    {
        var total = 0;
        BsonReader.Validate(Sample);
        var reader = new BsonReader(Sample);
        while (reader.Read())
            total += reader.NameUtf8.Length + reader.ValueSpan.Length;
        return total;
    }
}
