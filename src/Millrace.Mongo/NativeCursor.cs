using Millrace.Bson;
using Millrace.Mongo.Interop;

namespace Millrace.Mongo;

/// <summary>
/// An open cursor and the connection it holds. Its calls block and are made on worker threads; the lock lets a disposal wait for a
/// read that a cancelled caller no longer waits for.
/// </summary>
internal sealed class NativeCursor(
    MongoClient client, string database, string collection, Func<CollectionHandle, CursorHandle> open) : IDisposable
{
    /// <summary>A portion ends after this many bytes, so that large documents are not gathered in numbers.</summary>
    private const int PortionBytes = 1024 * 1024;

    private const int PortionDocuments = 1000;

    private readonly Lock _lock = new();
    private PooledClientHandle? _client;
    private CollectionHandle? _collection;
    private CursorHandle? _cursor;
    private bool _disposed;

    /// <summary>Whether the last portion was the last.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>The next documents; empty at the end.</summary>
    public List<BsonDocument> ReadPortion()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var cursor = Open();
            var portion = new List<BsonDocument>();
            for (var bytes = 0; bytes < PortionBytes && portion.Count < PortionDocuments;)
            {
                if (!NativeMethods.TryMoveNext(cursor, out var document))
                {
                    IsExhausted = true;
                    ThrowIfFailed(cursor);
                    break;
                }

                portion.Add(BsonDocument.Parse(document));
                bytes += document.Length;
            }

            return portion;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _cursor?.Dispose();
            _collection?.Dispose();
            _client?.Dispose();
        }
    }

    private CursorHandle Open()
    {
        if (_cursor is null)
        {
            _client = client.Pop();
            _collection = NativeMethods.ClientGetCollection(_client, database, collection);
            _cursor = open(_collection);
        }

        return _cursor;
    }

    private void ThrowIfFailed(CursorHandle cursor)
    {
        var error = default(NativeError);
        if (NativeMethods.TryGetError(cursor, ref error, out var reply))
        {
            throw NativeFailure.Of(error, reply.IsEmpty ? [] : BsonDocument.Parse(reply), client.Hosts);
        }
    }
}
