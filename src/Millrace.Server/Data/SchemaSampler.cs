using Millrace.Bson;
using Millrace.Mongo;
using Millrace.Server.Data.Shapes;

namespace Millrace.Server.Data;

/// <summary>Finds the fields of a collection in some of its documents: the oldest and the newest. Thread-safe.</summary>
internal sealed class SchemaSampler(QuerySlots slots, WebServerOptions options)
{
    private const int DefaultSample = 400;
    private const int MostSample = 2_000;
    private const long MostBytes = 16 * 1024 * 1024;

    public async Task<SchemaShape> SampleAsync(
        GuardedCollection collection, BsonDocument filter, int? sample, long? documents, CancellationToken cancellationToken)
    {
        var size = Math.Clamp(sample is null or 0 ? DefaultSample : sample.Value, 1, MostSample);
        using var slot = await slots.QueryAsync(cancellationToken);
        var outline = new FieldOutline();
        var half = new DocumentQuery(filter, [], [], 0, size);
        // With a filter the newest would need a walk through all that do not match.
        var isWhole = filter.Count > 0 || documents <= size || collection.TakesOut;
        try
        {
            if (isWhole)
            {
                await AddAsync(collection, half, outline, cancellationToken);
            }
            else
            {
                await AddAsync(collection, half with { Limit = (size + 1) / 2 }, outline, cancellationToken);
                var newest = half with { Sort = new BsonDocument("$natural", -1), Limit = Math.Max(1, size / 2) };
                await AddAsync(collection, newest, outline, cancellationToken);
            }
        }
        catch (MongoServerException refused)
        {
            throw QueryRefusal.Of(refused, half);
        }

        var how = documents <= size && filter.Count == 0 ? "All documents were looked at."
            : isWhole ? $"The first {outline.Documents} documents that match were looked at."
            : $"The first and the last {size / 2} documents were looked at.";
        return new SchemaShape(outline.Documents, documents, how, outline.Fields(), outline.IsCut);
    }

    private async Task AddAsync(
        GuardedCollection collection, DocumentQuery query, FieldOutline outline, CancellationToken cancellationToken)
    {
        long bytes = 0;
        await foreach (var document in collection.Read(query, options.QueryTime).WithCancellation(cancellationToken))
        {
            outline.Add(document);
            bytes += document.ToBytes().Length;
            if (bytes > MostBytes)
            {
                return;
            }
        }
    }
}
