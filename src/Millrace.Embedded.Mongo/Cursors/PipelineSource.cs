using Millrace.Bson;
using Millrace.Embedded.Mongo.Commands;
using Millrace.Embedded.Mongo.Protocol;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Cursors;

/// <summary>The documents that come out of an aggregation pipeline.</summary>
internal sealed class PipelineSource(AggregationContext context, IEnumerable<BsonDocument> documents) : ResultSource
{
    private readonly IEnumerator<BsonDocument> _documents = documents.GetEnumerator();
    private readonly BsonWriter _current = new();

    public override ReadOnlySpan<byte> Current => _current.WrittenSpan;

    public override bool MoveNext(OperationContext operation)
    {
        operation.ThrowIfInterrupted();
        if (!_documents.MoveNext()) return false;
        _current.Reset();
        _documents.Current.WriteTo(_current);
        if (_current.Length <= WireLimits.MaxDocumentBytes) return true;
        throw new CommandException(
            ErrorCode.BSONObjectTooLarge,
            $"BSONObj size: {_current.Length} is invalid. Size must be between 0 and {WireLimits.MaxDocumentBytes}(16MB)");
    }

    public override void Begin(OperationContext operation) => context.Begin(operation);

    public override void End() => context.End();

    public override void Dispose()
    {
        _documents.Dispose();
        context.Dispose();
        _current.Dispose();
    }
}
