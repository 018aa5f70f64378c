using System.Buffers;
using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Connections;

/// <summary>
/// One request in one pooled array. The array grows with the bytes that have arrived: a client that announces much and sends little holds
/// little.
/// </summary>
internal sealed class RequestFrame(int size, MemoryBudget budget) : IDisposable
{
    private const int InitialCapacity = 16 * 1024;

    private byte[] _buffer = [];
    private int _taken;
    private int _length;

    /// <summary>Bytes that have not arrived yet.</summary>
    public int Missing => size - _length;

    public Memory<byte> Bytes => _buffer.AsMemory(0, _length);

    public void Append(ReadOnlySequence<byte> bytes)
    {
        var count = (int)bytes.Length;
        if (_length + count > _buffer.Length)
            Grow(_length + count);
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += count;
    }

    public void Dispose() => Replace([], 0);

    private void Grow(int needed)
    {
        var capacity = Math.Min(size, Math.Max(Math.Max(needed, _buffer.Length * 2), InitialCapacity));
        if (!budget.TryTake(capacity))
            throw new ProtocolException("The memory for requests (MaxBufferedRequestBytes) is used up.");
        var larger = ArrayPool<byte>.Shared.Rent(capacity);
        _buffer.AsSpan(0, _length).CopyTo(larger);
        Replace(larger, capacity);
    }

    private void Replace(byte[] buffer, int taken)
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        budget.Give(_taken);
        _buffer = buffer;
        _taken = taken;
    }
}
