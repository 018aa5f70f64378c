using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Millrace.Embedded.Kafka.Log;

namespace Millrace.Embedded.Kafka.Protocol;

/// <summary>
/// Writes one message into a pooled buffer. Slices of segment files are not copied in: their place is remembered, and whoever sends the
/// message reads them straight into the socket's buffers. Not thread-safe; owns the slices until it is disposed.
/// </summary>
internal sealed class KafkaWriter : IWireCodec, IDisposable
{
    private const int InitialCapacity = 512;

    private readonly List<(int Position, LogSlice Slice)> _slices = [];
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialCapacity);
    private int _length;

    public short Version { get; set; }

    public bool IsFlexible { get; set; }

    /// <summary>The buffered bytes, without the slices that belong between them.</summary>
    public ReadOnlyMemory<byte> Buffered => _buffer.AsMemory(0, _length);

    /// <summary>Slices in order; each belongs before the buffered byte at its position.</summary>
    public IReadOnlyList<(int Position, LogSlice Slice)> Slices => _slices;

    /// <summary>Bytes of the whole message, slices included.</summary>
    public long TotalLength { get; private set; }

    public void Boolean(ref bool value) => Reserve(1)[0] = value ? (byte)1 : (byte)0;

    public void Int8(ref sbyte value) => Reserve(1)[0] = (byte)value;

    public void Int16(ref short value) => BinaryPrimitives.WriteInt16BigEndian(Reserve(2), value);

    public void Int32(ref int value) => WriteInt32(value);

    public void Int64(ref long value) => BinaryPrimitives.WriteInt64BigEndian(Reserve(8), value);

    public void Uuid(ref Guid value) => value.TryWriteBytes(Reserve(16), bigEndian: true, out _);

    public void Error(ref ErrorCode value) => BinaryPrimitives.WriteInt16BigEndian(Reserve(2), (short)value);

    public void String(ref string value) => WriteString(value);

    public void NullableString(ref string? value) => WriteString(value);

    public void Bytes(ref ReadOnlyMemory<byte> value)
    {
        WriteBytesLength(value.Length);
        value.Span.CopyTo(Reserve(value.Length));
    }

    public void Records(ref RecordData value)
    {
        WriteBytesLength(value.Length);
        if (value.Slice is { } slice)
        {
            _slices.Add((_length, slice));
            TotalLength += slice.Length;
        }
        else
        {
            value.Bytes.Span.CopyTo(Reserve(value.Length));
        }
    }

    public void Int32Array(ref List<int> values)
    {
        WriteCount(values.Count);
        foreach (var value in values)
            WriteInt32(value);
    }

    public void StringArray(ref List<string> values)
    {
        WriteCount(values.Count);
        foreach (var value in values)
            WriteString(value);
    }

    public void NullableStringArray(ref List<string>? values)
    {
        if (values is null)
            WriteCount(-1);
        else
            StringArray(ref values);
    }

    public void Array<T>(ref List<T> items)
        where T : IWireStruct, new()
    {
        WriteCount(items.Count);
        var self = this;
        foreach (var item in items)
            item.Visit(ref self);
    }

    public void NullableArray<T>(ref List<T>? items)
        where T : IWireStruct, new()
    {
        if (items is null)
            WriteCount(-1);
        else
            Array(ref items);
    }

    public void Tags()
    {
        if (IsFlexible)
            Reserve(1)[0] = 0;
    }

    public void WriteInt32(int value) => BinaryPrimitives.WriteInt32BigEndian(Reserve(4), value);

    /// <summary>Writes bytes as they are.</summary>
    public void WriteRaw(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Reserve(bytes.Length));

    /// <summary>Writes a frame's length, once it is known, into the four bytes reserved for it at the start.</summary>
    public void PatchLength(int value) => BinaryPrimitives.WriteInt32BigEndian(_buffer, value);

    public void Dispose()
    {
        foreach (var (_, slice) in _slices)
            slice.Dispose();
        _slices.Clear();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _length = 0;
    }

    private void WriteString(string? value)
    {
        var length = value is null ? -1 : Encoding.UTF8.GetByteCount(value);
        if (IsFlexible)
            WriteUnsignedVarint((uint)(length + 1));
        else
            BinaryPrimitives.WriteInt16BigEndian(Reserve(2), checked((short)length));
        if (length > 0)
            Encoding.UTF8.GetBytes(value, Reserve(length));
    }

    private void WriteBytesLength(int length) => WriteCount(length);

    private void WriteCount(int count)
    {
        if (IsFlexible)
            WriteUnsignedVarint((uint)(count + 1));
        else
            WriteInt32(count);
    }

    private void WriteUnsignedVarint(uint value)
    {
        for (; value >= 0x80; value >>= 7)
            Reserve(1)[0] = (byte)(value | 0x80);
        Reserve(1)[0] = (byte)value;
    }

    private Span<byte> Reserve(int count)
    {
        if (_length + count > _buffer.Length)
            Grow(count);
        var reserved = _buffer.AsSpan(_length, count);
        _length += count;
        TotalLength += count;
        return reserved;
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + count));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
