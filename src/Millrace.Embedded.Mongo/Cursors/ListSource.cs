using Millrace.Bson;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Cursors;

/// <summary>Results that are all there already, such as a catalog listing or a sorted result.</summary>
internal sealed class ListSource(IEnumerable<byte[]> documents) : ResultSource
{
    private readonly IEnumerator<byte[]> _documents = documents.GetEnumerator();

    public override ReadOnlySpan<byte> Current => _documents.Current;

    public static ListSource Of(IEnumerable<BsonDocument> documents) => new(documents.Select(static document => document.ToBytes()));

    public override bool MoveNext(OperationContext operation)
    {
        operation.ThrowIfInterrupted();
        return _documents.MoveNext();
    }

    public override void Dispose() => _documents.Dispose();
}
