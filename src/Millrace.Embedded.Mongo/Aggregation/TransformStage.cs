using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation;

/// <summary>A stage that makes one document of each document by itself; updates may use it too.</summary>
internal abstract class TransformStage : IPipelineStage
{
    /// <summary>The new document. The given one is not changed.</summary>
    public abstract BsonDocument Transform(BsonDocument document);

    public IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input)
    {
        foreach (var document in input)
        {
            yield return Transform(document);
        }
    }
}
