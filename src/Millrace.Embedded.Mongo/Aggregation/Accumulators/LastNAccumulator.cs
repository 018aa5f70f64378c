using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Aggregation.Accumulators;

/// <summary>$lastN: the values of the last documents; missing ones as null.</summary>
internal sealed class LastNAccumulator(int count) : Accumulator
{
    private readonly Queue<BsonValue> _values = [];

    public override long Add(BsonValue value)
    {
        _values.Enqueue(value.OrNull());
        if (_values.Count <= count)
        {
            return ValueSize.Of(value);
        }

        _values.Dequeue();
        return 0;
    }

    public override BsonValue Result() => new BsonArray(_values);
}
