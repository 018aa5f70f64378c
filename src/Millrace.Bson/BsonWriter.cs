using System.Buffers;
using System.Buffers.Binary;
using System.Text.Unicode;

namespace Millrace.Bson;

/// <summary>
/// Writes documents into one pooled buffer that grows. Inside an array the names are written automatically and a name that is passed is
/// ignored. Documents may follow one another at the root. Misuse (an element outside a document, unbalanced ends) is an
/// <see cref="InvalidOperationException"/>; a name with NUL or malformed text an <see cref="ArgumentException"/>. After either the writer
/// holds half an element and must be reset. Not thread-safe.
/// </summary>
public sealed partial class BsonWriter : IDisposable
{
    private const int NotAnArray = -1;

    private Container[] _containers = new Container[8];
    private int _depth;
    private byte[] _buffer;
    private int _length;

    /// <param name="initialCapacity">Bytes to start with.</param>
    public BsonWriter(int initialCapacity = 1024) => _buffer = ArrayPool<byte>.Shared.Rent(initialCapacity);

    /// <value>How many bytes were written, those of unfinished documents included.</value>
    public int Length => _length;

    /// <value>How many documents and arrays are open.</value>
    public int Depth => _depth;

    /// <value>What was written; valid until the next call that writes, resets or disposes.</value>
    public ReadOnlySpan<byte> WrittenSpan => FinishedBuffer().AsSpan(0, _length);

    /// <inheritdoc cref="WrittenSpan"/>
    public ReadOnlyMemory<byte> WrittenMemory => FinishedBuffer().AsMemory(0, _length);

    /// <summary>Forgets everything written and keeps the buffer.</summary>
    public void Reset()
    {
        _length = 0;
        _depth = 0;
    }

    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        Reset();
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Starts a document at the root or as the next element of an array.</summary>
    public void WriteStartDocument()
    {
        if (_depth > 0)
            BeginArrayElement(BsonType.Document);
        Open(NotAnArray);
    }

    /// <summary>Starts an array as the next element of an array.</summary>
    public void WriteStartArray()
    {
        BeginArrayElement(BsonType.Array);
        Open(nextIndex: 0);
    }

    public void WriteEndDocument() => Close(isArray: false);

    public void WriteEndArray() => Close(isArray: true);

    /// <summary>Where the writer is, for <see cref="Restore"/>.</summary>
    internal (int Length, int Depth, int NextIndex) Save() =>
        (_length, _depth, _depth > 0 ? _containers[_depth - 1].NextIndex : NotAnArray);

    /// <summary>Takes back what was written since <see cref="Save"/>, so that a document that failed half-way leaves no trace.</summary>
    internal void Restore((int Length, int Depth, int NextIndex) state)
    {
        _length = state.Length;
        _depth = state.Depth;
        if (_depth > 0)
            _containers[_depth - 1].NextIndex = state.NextIndex;
    }

    private byte[] FinishedBuffer() =>
        _depth == 0 ? _buffer : throw new InvalidOperationException("A document or an array is still open.");

    private void Open(int nextIndex)
    {
        if (_depth == BsonLimits.MaxDepth)
            throw new InvalidOperationException("Documents are nested deeper than the limit.");
        if (_depth == _containers.Length)
            Array.Resize(ref _containers, 2 * _depth);
        _containers[_depth++] = new Container { Start = _length, NextIndex = nextIndex };
        Reserve(sizeof(int));
        _length += sizeof(int);
    }

    private void Close(bool isArray)
    {
        if (_depth == 0 || IsInArray != isArray)
            throw new InvalidOperationException(isArray ? "There is no array to end here." : "There is no document to end here.");
        Reserve(1);
        _buffer[_length++] = 0;
        var start = _containers[--_depth].Start;
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(start), _length - start);
    }

    private bool IsInArray => _containers[_depth - 1].NextIndex != NotAnArray;

    private void BeginElement(BsonType type, ReadOnlySpan<byte> name)
    {
        if (_depth == 0)
            throw new InvalidOperationException("An element must be inside a document.");
        if (IsInArray)
        {
            BeginArrayElement(type);
            return;
        }

        Reserve(name.Length + 2);
        var target = _buffer.AsSpan(_length);
        target[0] = (byte)type;
        CopyTerminated(name, target[1..]);
        _length += name.Length + 2;
    }

    private void BeginElement(BsonType type, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_depth == 0)
            throw new InvalidOperationException("An element must be inside a document.");
        if (IsInArray)
        {
            BeginArrayElement(type);
            return;
        }

        // The name first: making room for it may move the buffer, and only the counted part moves along.
        var length = EncodeCString(name, _length + 1);
        _buffer[_length] = (byte)type;
        _length += 1 + length;
    }

    private void BeginArrayElement(BsonType type)
    {
        if (_depth == 0 || !IsInArray)
            throw new InvalidOperationException("A value without a name must be inside an array.");
        const int longestIndex = 10;
        Reserve(longestIndex + 2);
        var target = _buffer.AsSpan(_length);
        target[0] = (byte)type;
        _containers[_depth - 1].NextIndex.TryFormat(target[1..], out var digits, default, null);
        target[1 + digits] = 0;
        _containers[_depth - 1].NextIndex++;
        _length += digits + 2;
    }

    private static void CopyTerminated(ReadOnlySpan<byte> text, Span<byte> target)
    {
        if (text.Contains((byte)0))
            throw new ArgumentException("A name or pattern cannot contain NUL.");
        text.CopyTo(target);
        target[text.Length] = 0;
    }

    /// <summary>Encodes at an offset beyond the written part and returns the number of bytes, the terminator included.</summary>
    private int EncodeCString(string text, int offset)
    {
        if (text.Contains('\0'))
            throw new ArgumentException($"'{text}' contains NUL, which names and patterns cannot.");
        return Encode(text, offset);
    }

    private int Encode(string text, int offset)
    {
        Reserve(checked(offset - _length + (3 * text.Length) + 1));
        var status = Utf8.FromUtf16(text, _buffer.AsSpan(offset), out _, out var written, replaceInvalidSequences: false);
        if (status != OperationStatus.Done)
            throw new ArgumentException("A text has half a surrogate pair and cannot be written as UTF-8.");
        _buffer[offset + written] = 0;
        return written + 1;
    }

    private void Reserve(int count)
    {
        if (_buffer.Length - _length < count)
            Grow(count);
    }

    private void Grow(int count)
    {
        ObjectDisposedException.ThrowIf(_buffer.Length == 0, this);
        var needed = (long)_length + count;
        if (needed > Array.MaxLength)
            throw new InvalidOperationException($"A writer holds at most {Array.MaxLength} bytes.");
        var grown = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(needed, 2L * _buffer.Length), Array.MaxLength));
        _buffer.AsSpan(0, _length).CopyTo(grown);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = grown;
    }

    private struct Container
    {
        public int Start;
        public int NextIndex;
    }
}
