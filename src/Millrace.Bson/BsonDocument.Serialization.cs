namespace Millrace.Bson;

public sealed partial class BsonDocument
{
    /// <summary>Reads a whole document; nothing may follow it.</summary>
    /// <exception cref="BsonFormatException">The bytes are not one well-formed document.</exception>
    public static BsonDocument Parse(ReadOnlySpan<byte> bson)
    {
        var reader = new BsonReader(bson);
        return FromReader(ref reader);
    }

    /// <param name="json">An object in Extended JSON, canonical or relaxed.</param>
    /// <exception cref="BsonFormatException">The text is not well-formed.</exception>
    public static BsonDocument FromJson(string json) => ExtendedJson.ParseDocument(json);

    /// <exception cref="InvalidOperationException">The document is nested deeper than <see cref="BsonLimits.MaxDepth"/>.</exception>
    /// <exception cref="ArgumentException">A name contains NUL, or a text is not well-formed UTF-16.</exception>
    public byte[] ToBytes()
    {
        using var writer = new BsonWriter();
        WriteTo(writer);
        return writer.WrittenSpan.ToArray();
    }

    /// <summary>Writes this document at the writer's root, or as the next element of the array that is open there.</summary>
    public void WriteTo(BsonWriter writer)
    {
        writer.WriteStartDocument();
        WriteElementsTo(writer);
        writer.WriteEndDocument();
    }

    /// <returns>Relaxed Extended JSON.</returns>
    public override string ToString() => ExtendedJson.Write(this, ExtendedJsonMode.Relaxed);

    internal static BsonDocument FromReader(ref BsonReader reader)
    {
        var document = new BsonDocument();
        while (reader.Read())
            document._elements.Add(new BsonElement(reader.Name, reader.GetValue()));
        return document;
    }

    internal void WriteElementsTo(BsonWriter writer)
    {
        foreach (var (name, value) in _elements)
            writer.WriteValue(name, value);
    }
}
