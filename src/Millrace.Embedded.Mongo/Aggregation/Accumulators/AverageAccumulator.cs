using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Accumulators;

/// <summary>$avg: the mean of the numbers; null without any.</summary>
internal sealed class AverageAccumulator : Accumulator
{
    private readonly SumAccumulator _sum = new();

    public override long Add(BsonValue value) => _sum.Add(value);

    public override BsonValue Result() => _sum.Average();
}
