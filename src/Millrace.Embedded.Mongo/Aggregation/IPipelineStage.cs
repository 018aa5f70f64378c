using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation;

/// <summary>One compiled stage.</summary>
internal interface IPipelineStage
{
    /// <summary>Transforms documents as they are asked for. Input documents are not changed: they may be in use elsewhere.</summary>
    IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input);
}
