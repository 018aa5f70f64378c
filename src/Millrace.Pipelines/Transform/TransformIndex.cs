using Millrace.Bson;

namespace Millrace.Pipelines.Transform;

/// <summary>An index of a transform's target.</summary>
/// <param name="Name">The index's name.</param>
/// <param name="Keys">The fields and their direction or kind, such as <c>{ city: 1 }</c> or <c>{ position: "2dsphere" }</c>.</param>
public sealed record TransformIndex(string Name, BsonDocument Keys);
