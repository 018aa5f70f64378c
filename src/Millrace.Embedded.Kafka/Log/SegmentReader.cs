using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Millrace.Embedded.Kafka.Log;

/// <summary>Walks over a segment file through one pooled buffer, so that many small batches cost few reads. Not thread-safe.</summary>
internal sealed class SegmentReader(SafeFileHandle file, long fileLength, int bufferSize) : IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(bufferSize);
    private long _bufferStart;
    private int _buffered;

    /// <summary>Bytes of the file that may be read.</summary>
    public long FileLength => fileLength;

    /// <summary>Returns up to a number of bytes (at most the buffer's size) at a position; fewer only at the end of the file.</summary>
    public ReadOnlySpan<byte> Peek(long position, int count)
    {
        count = (int)Math.Min(count, Math.Max(fileLength - position, 0));
        if (position < _bufferStart || position + count > _bufferStart + _buffered)
            Fill(position);
        var available = Math.Min(count, (int)(_bufferStart + _buffered - position));
        return _buffer.AsSpan((int)(position - _bufferStart), Math.Max(available, 0));
    }

    /// <summary>Reads the header of the batch at a position; false if the file ends before.</summary>
    public bool TryReadHeader(long position, out RecordBatchHeader header)
    {
        var bytes = Peek(position, RecordBatchHeader.Size);
        header = bytes.Length == RecordBatchHeader.Size ? RecordBatchHeader.Read(bytes) : default;
        return bytes.Length == RecordBatchHeader.Size;
    }

    /// <summary>Checksums a range of the file.</summary>
    public uint Checksum(long position, long length)
    {
        var state = Crc32C.Start;
        while (length > 0)
        {
            var piece = Peek(position, (int)Math.Min(length, _buffer.Length));
            if (piece.IsEmpty)
                break;
            state = Crc32C.Append(state, piece);
            position += piece.Length;
            length -= piece.Length;
        }

        return Crc32C.Finish(state);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _buffered = 0;
    }

    private void Fill(long position)
    {
        _bufferStart = position;
        _buffered = 0;
        var wanted = (int)Math.Min(_buffer.Length, fileLength - position);
        while (_buffered < wanted)
        {
            var read = RandomAccess.Read(file, _buffer.AsSpan(_buffered, wanted - _buffered), position + _buffered);
            if (read == 0)
                break;
            _buffered += read;
        }
    }
}
