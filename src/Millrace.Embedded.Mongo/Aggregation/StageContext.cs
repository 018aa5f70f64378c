using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Aggregation;

/// <summary>What a stage may know while it is compiled.</summary>
/// <param name="Store">The store, for the time of the command.</param>
/// <param name="Collection">The collection that its pipeline reads; null for one without.</param>
/// <param name="Scope">The variables it may use.</param>
/// <param name="Place">Where its pipeline stands.</param>
/// <param name="Index">Its place in its pipeline, from 0.</param>
/// <param name="Count">How many stages its pipeline has.</param>
internal sealed record StageContext(
    IAggregationContext Store, string? Collection, ExpressionScope Scope, PipelinePlace Place, int Index, int Count);
