using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>A document that waits to be sorted, with its sort keys and its place in the input.</summary>
internal readonly record struct SortEntry(BsonDocument Document, BsonValue[] Keys, long Index);
