using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Accumulators;

/// <summary>$addToSet: the distinct values, in the order of their first occurrence.</summary>
internal sealed class AddToSetAccumulator : Accumulator
{
    private readonly HashSet<BsonValue> _values = new(BsonComparer.Instance);

    public override long Add(BsonValue value) => !value.IsMissing && _values.Add(value) ? ValueSize.Of(value) : 0;

    public override BsonValue Result() => new BsonArray(_values);
}
