using Millrace.Bson;
using Millrace.Pipelines.Load;
using Millrace.Pipelines.Stream;
using Millrace.Server.Streams.Shapes;

namespace Millrace.Server.Streams;

/// <summary>Finds the raw document that the loader made of a record, by its event id. Thread-safe.</summary>
internal sealed class DocumentLinks(WebServerServices services)
{
    /// <summary>The document of a record of the pipeline's topics; null when the record has no event id or lies elsewhere.</summary>
    public async Task<DocumentLink?> FindAsync(string topic, TopicRecord record, CancellationToken cancellationToken)
    {
        var pipeline = services.Pipeline;
        if ((topic != pipeline.Stream.Topic.Name && topic != pipeline.Stream.DeadLetterTopic.Name)
            || EventIdentity.Find(record, pipeline.Load) is not { } id)
        {
            return null;
        }

        var target = pipeline.Load.Target;
        var found = await services.Mongo.Database(target.Database).Collection(target.Collection)
            .FindOneAsync(new BsonDocument("_id", id), cancellationToken);
        return new DocumentLink(target.Database, target.Collection, id, found is not null);
    }
}
