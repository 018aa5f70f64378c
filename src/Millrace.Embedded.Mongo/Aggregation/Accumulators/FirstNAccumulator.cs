using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Aggregation.Accumulators;

/// <summary>$firstN: the values of the first documents; missing ones as null.</summary>
internal sealed class FirstNAccumulator(int count) : Accumulator
{
    private readonly BsonArray _values = [];

    public override long Add(BsonValue value)
    {
        if (_values.Count >= count)
        {
            return 0;
        }

        _values.Add(value.OrNull());
        return ValueSize.Of(value);
    }

    public override BsonValue Result() => _values;
}
