namespace Millrace.Bson.Tests;

public sealed class BsonWriterGrowthTests
{
    [Fact]
    public void A_document_of_any_size_survives_the_growth_of_the_buffer_at_every_offset()
    {
        for (var padding = 0; padding < 64; padding++)
        {
            using var writer = new BsonWriter(16);
            writer.WriteStartDocument();
            writer.WriteString("padding", new string('x', padding));
            for (var i = 0; i < 200; i++)
                writer.WriteInt32($"name{i}", i);
            writer.WriteEndDocument();

            var document = BsonDocument.Parse(writer.WrittenSpan);
            Assert.Equal(padding, document["padding"].AsString.Length);
            for (var i = 0; i < 200; i++)
                Assert.Equal(i, document[$"name{i}"].AsInt32);
        }
    }
}
