namespace Millrace.Bson;

/// <summary>
/// A byte string with a subtype. Equal when subtype and bytes are. The bytes of the old subtype 2 are given without their inner length,
/// which reader and writer handle.
/// </summary>
public sealed record BsonBinary(byte Subtype, ReadOnlyMemory<byte> Bytes)
{
    public const byte GenericSubtype = 0;
    public const byte OldBinarySubtype = 2;
    public const byte UuidSubtype = 4;
    public const byte Md5Subtype = 5;

    /// <summary>A UUID in RFC 4122 byte order, subtype 4.</summary>
    public static BsonBinary FromGuid(Guid value) => new(UuidSubtype, value.ToByteArray(bigEndian: true));

    /// <returns>False when this is not 16 bytes of subtype 4.</returns>
    public bool TryGetGuid(out Guid value)
    {
        var isUuid = Subtype == UuidSubtype && Bytes.Length == 16;
        value = isUuid ? new Guid(Bytes.Span, bigEndian: true) : default;
        return isUuid;
    }

    public bool Equals(BsonBinary? other) => other is not null && Subtype == other.Subtype && Bytes.Span.SequenceEqual(other.Bytes.Span);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Subtype);
        hash.AddBytes(Bytes.Span);
        return hash.ToHashCode();
    }
}
