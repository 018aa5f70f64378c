using Millrace.Bson;
using Millrace.Pipelines;

namespace Millrace.RandomUsers.Analytics;

/// <summary>A question to a view: the aggregation to run and the collection to run it on. Immutable.</summary>
public sealed record AnalyticsQuery(CollectionName Source, IReadOnlyList<BsonDocument> Stages);
