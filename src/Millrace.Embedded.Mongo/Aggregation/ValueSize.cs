using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation;

/// <summary>Estimates how many bytes a value takes in memory, without writing it.</summary>
internal static class ValueSize
{
    private const int SlotBytes = 32;

    public static long Of(BsonValue value) => SlotBytes + value.Type switch
    {
        BsonType.String => 24 + (2L * value.AsString.Length),
        BsonType.Document => Of(value.AsDocument),
        BsonType.Array => OfArray(value.AsArray),
        BsonType.Binary => value.AsBinary.Bytes.Length,
        _ => 0,
    };

    public static long Of(BsonDocument document)
    {
        long bytes = 2 * SlotBytes;
        foreach (var (_, value) in document)
        {
            // Names are mostly shared between documents.
            bytes += 8 + Of(value);
        }

        return bytes;
    }

    private static long OfArray(BsonArray array)
    {
        long bytes = 2 * SlotBytes;
        foreach (var element in array)
        {
            bytes += Of(element);
        }

        return bytes;
    }
}
