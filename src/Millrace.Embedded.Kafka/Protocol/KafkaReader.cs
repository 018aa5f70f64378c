using System.Buffers.Binary;
using System.Text;

namespace Millrace.Embedded.Kafka.Protocol;

/// <summary>
/// Reads one message from a frame. Every read checks what is left and no length from the wire is trusted; anything wrong is a
/// <see cref="ProtocolException"/>.
/// </summary>
internal ref struct KafkaReader : IWireCodec
{
    /// <summary>
    /// Array elements one frame may hold, all arrays together. An element can be a single byte on the wire and a hundred in memory;
    /// the bound keeps a frame of the allowed size from becoming gigabytes of objects.
    /// </summary>
    public const int MaxElements = 250_000;

    private readonly Memory<byte> _frame;
    private readonly ReadOnlySpan<byte> _bytes;
    private int _position;
    private int _elementsLeft;

    public KafkaReader(Memory<byte> frame)
    {
        _frame = frame;
        _bytes = frame.Span;
        _elementsLeft = MaxElements;
    }

    public short Version { get; set; }

    public bool IsFlexible { get; set; }

    /// <summary>Bytes read so far.</summary>
    public readonly int Position => _position;

    private readonly int Remaining => _bytes.Length - _position;

    public void Boolean(ref bool value) => value = Take(1)[0] != 0;

    public void Int8(ref sbyte value) => value = (sbyte)Take(1)[0];

    public void Int16(ref short value) => value = ReadInt16();

    public void Int32(ref int value) => value = ReadInt32();

    public void Int64(ref long value) => value = BinaryPrimitives.ReadInt64BigEndian(Take(8));

    public void Uuid(ref Guid value) => value = new Guid(Take(16), bigEndian: true);

    public void Error(ref ErrorCode value) => value = (ErrorCode)ReadInt16();

    public void String(ref string value) => value = ReadString() ?? throw new ProtocolException("A string that must not be null is null.");

    public void NullableString(ref string? value) => value = ReadString();

    public void Bytes(ref ReadOnlyMemory<byte> value) => value = ReadBytes();

    public void Records(ref RecordData value) => value = new RecordData(ReadBytes());

    public void Int32Array(ref List<int> values)
    {
        var count = ReadCount();
        values = new List<int>(Math.Max(count, 0));
        for (var i = 0; i < count; i++)
            values.Add(ReadInt32());
    }

    public void StringArray(ref List<string> values)
    {
        var read = default(List<string>);
        NullableStringArray(ref read);
        values = read ?? [];
    }

    public void NullableStringArray(ref List<string>? values)
    {
        var count = ReadCount();
        values = count < 0 ? null : new List<string>(count);
        for (var i = 0; i < count; i++)
            values!.Add(ReadString() ?? throw new ProtocolException("An array holds a null string."));
    }

    public void Array<T>(ref List<T> items)
        where T : IWireStruct, new()
    {
        var read = default(List<T>);
        NullableArray(ref read);
        items = read ?? [];
    }

    public void NullableArray<T>(ref List<T>? items)
        where T : IWireStruct, new()
    {
        var count = ReadCount();
        items = count < 0 ? null : new List<T>(count);
        for (var i = 0; i < count; i++)
        {
            var item = new T();
            item.Visit(ref this);
            items!.Add(item);
        }
    }

    public void Tags()
    {
        if (!IsFlexible)
            return;
        for (var tags = ReadUnsignedVarint(); tags > 0; tags--)
        {
            _ = ReadUnsignedVarint();
            var size = ReadUnsignedVarint();
            if (size > Remaining)
                throw new ProtocolException($"A tagged field of {size} bytes does not fit its frame.");
            _position += (int)size;
        }
    }

    /// <summary>The client id of a request header, whose length stays an int16 in flexible versions.</summary>
    public string? ReadLegacyString()
    {
        var length = ReadInt16();
        return length < 0 ? null : Encoding.UTF8.GetString(Take(length));
    }

    public int ReadInt32() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

    public short ReadInt16() => BinaryPrimitives.ReadInt16BigEndian(Take(2));

    private string? ReadString()
    {
        var length = IsFlexible ? ReadCompactLength() : ReadInt16();
        return length < 0 ? null : Encoding.UTF8.GetString(Take(length));
    }

    private Memory<byte> ReadBytes()
    {
        var length = IsFlexible ? ReadCompactLength() : ReadInt32();
        if (length <= 0)
            return Memory<byte>.Empty;
        var start = _position;
        Take(length);
        return _frame.Slice(start, length);
    }

    /// <summary>Returns an array's element count, -1 for null. Each element takes at least one byte, which bounds the count.</summary>
    private int ReadCount()
    {
        var count = IsFlexible ? ReadCompactLength() : ReadInt32();
        if (count > Remaining || count > _elementsLeft)
            throw new ProtocolException($"An array of {count} elements does not fit its frame.");
        _elementsLeft -= Math.Max(count, 0);
        return Math.Max(count, -1);
    }

    private int ReadCompactLength()
    {
        var length = ReadUnsignedVarint();
        return length <= int.MaxValue ? (int)length - 1 : throw new ProtocolException($"A length of {length} is out of range.");
    }

    private uint ReadUnsignedVarint()
    {
        uint value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var next = Take(1)[0];
            value |= (uint)(next & 0x7F) << shift;
            if ((next & 0x80) == 0)
                return value;
        }

        throw new ProtocolException("A variable-length integer is longer than five bytes.");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if ((uint)count > (uint)Remaining)
            throw new ProtocolException($"The frame ends where {count} more bytes were expected (at byte {_position}).");
        var taken = _bytes.Slice(_position, count);
        _position += count;
        return taken;
    }
}
