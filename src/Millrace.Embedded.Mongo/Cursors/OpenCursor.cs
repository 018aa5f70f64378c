using Millrace.Bson;
using Millrace.Embedded.Mongo.Protocol;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Cursors;

/// <summary>A query whose results are fetched in batches. Its registry lets one command at a time use it.</summary>
internal sealed class OpenCursor(string ns, ResultSource source) : IDisposable
{
    private const int MaxBatchBytes = WireLimits.MaxDocumentBytes;

    private byte[]? _leftOver;

    /// <summary>The id that clients use; set when the cursor is kept.</summary>
    public long Id { get; set; }

    public string Namespace => ns;

    /// <summary>True when it waits for its client without a time limit (<c>noCursorTimeout</c>).</summary>
    public bool KeepsForever { get; init; }

    /// <summary>Writes up to <paramref name="batchSize"/> results, at most 16 MiB, as an array of this name.</summary>
    /// <returns>True when there are no more results.</returns>
    public bool WriteBatch(ReadOnlySpan<byte> field, long batchSize, OperationContext operation, BsonWriter reply)
    {
        reply.WriteStartArray(field);
        int start = reply.Length;
        long written = 0;
        bool ended = false;
        while (written < batchSize)
        {
            if (_leftOver is { } waiting)
            {
                reply.WriteRawDocument(waiting);
                _leftOver = null;
                written++;
                continue;
            }

            if (!source.MoveNext(operation))
            {
                ended = true;
                break;
            }

            ReadOnlySpan<byte> current = source.Current;
            if (written > 0 && reply.Length - start + current.Length > MaxBatchBytes)
            {
                _leftOver = current.ToArray();
                break;
            }

            reply.WriteRawDocument(current);
            written++;
        }

        reply.WriteEndArray();
        return ended;
    }

    public void Begin(OperationContext operation) => source.Begin(operation);

    public void End() => source.End();

    public void Dispose() => source.Dispose();
}
