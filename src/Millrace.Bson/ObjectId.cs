using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Millrace.Bson;

/// <summary>
/// A 12-byte identifier: seconds since 1970 (4 bytes), a random number of this process (5), a counter (3), all big-endian.
/// Immutable and thread-safe; ordered as its bytes.
/// </summary>
public readonly struct ObjectId : IEquatable<ObjectId>, IComparable<ObjectId>
{
    public const int ByteCount = 12;

    private static readonly ulong ProcessRandom = BinaryPrimitives.ReadUInt64BigEndian(RandomNumberGenerator.GetBytes(8)) & 0xFF_FFFF_FFFF;
    private static int _counter = RandomNumberGenerator.GetInt32(0x100_0000);

    private readonly ulong _high;
    private readonly uint _low;

    /// <exception cref="ArgumentException"><paramref name="bytes"/> is not 12 bytes long.</exception>
    public ObjectId(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != ByteCount)
            throw new ArgumentException($"An ObjectId has {ByteCount} bytes, not {bytes.Length}.", nameof(bytes));
        _high = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _low = BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]);
    }

    internal ObjectId(ulong high, uint low) => (_high, _low) = (high, low);

    /// <value>When the id was made, to the second.</value>
    public DateTimeOffset CreationTime => DateTimeOffset.FromUnixTimeSeconds((long)(_high >> 32));

    internal ulong High => _high;

    internal uint Low => _low;

    public static bool operator ==(ObjectId left, ObjectId right) => left.Equals(right);

    public static bool operator !=(ObjectId left, ObjectId right) => !left.Equals(right);

    public static bool operator <(ObjectId left, ObjectId right) => left.CompareTo(right) < 0;

    public static bool operator >(ObjectId left, ObjectId right) => left.CompareTo(right) > 0;

    public static bool operator <=(ObjectId left, ObjectId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ObjectId left, ObjectId right) => left.CompareTo(right) >= 0;

    /// <summary>Makes an id that differs from all others of this process, and in all likelihood from those of others.</summary>
    /// <param name="timeProvider">The clock; the system's when left out.</param>
    public static ObjectId NewObjectId(TimeProvider? timeProvider = null)
    {
        var seconds = (uint)(timeProvider ?? TimeProvider.System).GetUtcNow().ToUnixTimeSeconds();
        var count = (uint)Interlocked.Increment(ref _counter) & 0xFF_FFFF;
        var high = ((ulong)seconds << 32) | (ProcessRandom >> 8);
        var low = ((uint)(ProcessRandom & 0xFF) << 24) | count;
        return new ObjectId(high, low);
    }

    /// <exception cref="FormatException"><paramref name="hex"/> is not 24 hexadecimal digits.</exception>
    public static ObjectId Parse(ReadOnlySpan<char> hex) =>
        TryParse(hex, out var id) ? id : throw new FormatException("An ObjectId is written as 24 hexadecimal digits.");

    public static bool TryParse(ReadOnlySpan<char> hex, out ObjectId id)
    {
        Span<byte> bytes = stackalloc byte[ByteCount];
        id = default;
        if (hex.Length != 2 * ByteCount || Convert.FromHexString(hex, bytes, out _, out _) != System.Buffers.OperationStatus.Done)
            return false;
        id = new ObjectId(bytes);
        return true;
    }

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="destination"/> has less than 12 bytes.</exception>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _high);
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], _low);
    }

    public byte[] ToByteArray()
    {
        var bytes = new byte[ByteCount];
        CopyTo(bytes);
        return bytes;
    }

    public bool Equals(ObjectId other) => _high == other._high && _low == other._low;

    public override bool Equals(object? obj) => obj is ObjectId other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_high, _low);

    public int CompareTo(ObjectId other) => _high != other._high ? _high.CompareTo(other._high) : _low.CompareTo(other._low);

    /// <returns>24 hexadecimal digits in lower case.</returns>
    public override string ToString() => $"{_high:x16}{_low:x8}";
}
