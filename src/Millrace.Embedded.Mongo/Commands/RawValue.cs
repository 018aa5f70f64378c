using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>A value as it is on the wire.</summary>
internal readonly ref struct RawValue(BsonType type, ReadOnlySpan<byte> bytes)
{
    public BsonType Type { get; } = type;

    public ReadOnlySpan<byte> Bytes { get; } = bytes;
}
