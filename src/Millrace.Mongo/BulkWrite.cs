using System.Buffers;
using System.Runtime.InteropServices;
using Millrace.Bson;

namespace Millrace.Mongo;

/// <summary>
/// Operations to be written together. The documents are kept as bytes in one pooled buffer, so the same bulk may be executed again when
/// a connection broke. Not thread-safe; dispose it to give the buffer back.
/// </summary>
public sealed class BulkWrite : IDisposable
{
    private const int InitialCapacity = 64 * 1024;

    private readonly List<Operation> _operations = [];
    private byte[] _buffer;
    private int _length;

    private BulkWrite(bool ordered)
    {
        IsOrdered = ordered;
        _buffer = ArrayPool<byte>.Shared.Rent(InitialCapacity);
    }

    /// <summary>Whether the server stops at the first error (ordered) or tries every operation.</summary>
    public bool IsOrdered { get; }

    /// <summary>Operations added.</summary>
    public int Count => _operations.Count;

    /// <summary>Bytes of their documents.</summary>
    public int Bytes => _length;

    /// <summary>A bulk whose operations run in order up to the first error.</summary>
    public static BulkWrite Ordered() => new(ordered: true);

    /// <summary>A bulk whose operations are all tried, in any order.</summary>
    public static BulkWrite Unordered() => new(ordered: false);

    /// <summary>Adds an insert of a document's bytes; without <c>_id</c> the client adds one.</summary>
    public void Insert(ReadOnlySpan<byte> document) => Add(WriteKind.Insert, document, default, upsert: false);

    /// <summary>Adds an insert; without <c>_id</c> the client adds one.</summary>
    public void Insert(BsonDocument document) => Add(WriteKind.Insert, document, null, upsert: false);

    /// <summary>Adds an update of the first document that matches.</summary>
    /// <param name="filter">Bytes of the filter.</param>
    /// <param name="update">Bytes of the update: operators.</param>
    /// <param name="upsert">Whether a document is made when none matches.</param>
    public void UpdateOne(ReadOnlySpan<byte> filter, ReadOnlySpan<byte> update, bool upsert) =>
        Add(WriteKind.UpdateOne, filter, update, upsert);

    /// <summary>Adds an update of the first document that matches; with <paramref name="upsert"/> one is made when none does.</summary>
    public void UpdateOne(BsonDocument filter, BsonDocument update, bool upsert) => Add(WriteKind.UpdateOne, filter, update, upsert);

    /// <summary>Adds an update of all documents that match; with <paramref name="upsert"/> one is made when none does.</summary>
    public void UpdateMany(BsonDocument filter, BsonDocument update, bool upsert) => Add(WriteKind.UpdateMany, filter, update, upsert);

    /// <summary>Adds a replacement of the first document that matches.</summary>
    /// <param name="filter">Bytes of the filter.</param>
    /// <param name="replacement">Bytes of the new document.</param>
    /// <param name="upsert">Whether it is inserted when none matches.</param>
    public void ReplaceOne(ReadOnlySpan<byte> filter, ReadOnlySpan<byte> replacement, bool upsert) =>
        Add(WriteKind.ReplaceOne, filter, replacement, upsert);

    /// <summary>Adds a replacement of the first document that matches; with <paramref name="upsert"/> it is inserted when none
    /// does.</summary>
    public void ReplaceOne(BsonDocument filter, BsonDocument replacement, bool upsert) =>
        Add(WriteKind.ReplaceOne, filter, replacement, upsert);

    /// <summary>Adds a removal of the first document that matches.</summary>
    public void DeleteOne(BsonDocument filter) => Add(WriteKind.DeleteOne, filter, null, upsert: false);

    /// <summary>Adds a removal of all documents that match.</summary>
    public void DeleteMany(BsonDocument filter) => Add(WriteKind.DeleteMany, filter, null, upsert: false);

    /// <summary>Forgets the operations and keeps the buffer.</summary>
    public void Clear()
    {
        _operations.Clear();
        _length = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
            Clear();
        }
    }

    internal ReadOnlySpan<Operation> Operations => CollectionsMarshal.AsSpan(_operations);

    internal ReadOnlySpan<byte> First(in Operation operation) => _buffer.AsSpan(operation.Start, operation.FirstLength);

    internal ReadOnlySpan<byte> Second(in Operation operation) =>
        _buffer.AsSpan(operation.Start + operation.FirstLength, operation.SecondLength);

    private void Add(WriteKind kind, BsonDocument first, BsonDocument? second, bool upsert)
    {
        using var writer = new BsonWriter();
        first.WriteTo(writer);
        var firstLength = writer.Length;
        if (second is null)
        {
            Add(kind, writer.WrittenSpan, default, upsert);
            return;
        }

        using var secondWriter = new BsonWriter();
        second.WriteTo(secondWriter);
        Add(kind, writer.WrittenSpan[..firstLength], secondWriter.WrittenSpan, upsert);
    }

    private void Add(WriteKind kind, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, bool upsert)
    {
        ObjectDisposedException.ThrowIf(_buffer.Length == 0, this);
        var needed = _length + first.Length + second.Length;
        if (needed > _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _buffer.Length * 2));
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        first.CopyTo(_buffer.AsSpan(_length));
        second.CopyTo(_buffer.AsSpan(_length + first.Length));
        _operations.Add(new Operation(kind, upsert, _length, first.Length, second.Length));
        _length = needed;
    }

    /// <summary>One operation: what it does, and where its documents lie in the buffer.</summary>
    internal readonly record struct Operation(WriteKind Kind, bool Upsert, int Start, int FirstLength, int SecondLength);
}
