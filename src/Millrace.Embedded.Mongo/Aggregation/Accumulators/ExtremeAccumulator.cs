using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Aggregation.Accumulators;

/// <summary>$max (direction 1) and $min (-1): by MongoDB's order of all values; null and missing are skipped.</summary>
internal sealed class ExtremeAccumulator(int direction) : Accumulator
{
    private BsonValue _extreme;

    public override long Add(BsonValue value)
    {
        if (!value.IsNullish() && (_extreme.IsMissing || Math.Sign(value.CompareTo(_extreme)) == direction))
        {
            _extreme = value;
        }

        return 0;
    }

    public override BsonValue Result() => _extreme.OrNull();
}
