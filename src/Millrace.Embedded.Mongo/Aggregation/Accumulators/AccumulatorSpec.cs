using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Accumulators;

/// <summary>A compiled accumulator: what it takes from each document, and how a group's state is made.</summary>
internal sealed record AccumulatorSpec(Func<BsonDocument, BsonValue> Input, Func<Accumulator> Create);
