using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Aggregation.Accumulators;

/// <summary>$maxN (direction 1) and $minN (-1): the greatest or least values in order; null and missing are skipped.</summary>
internal sealed class ExtremeNAccumulator(int count, int direction) : Accumulator
{
    private readonly PriorityQueue<BsonValue, BsonValue> _values =
        new(Comparer<BsonValue>.Create((left, right) => direction * left.CompareTo(right)));

    public override long Add(BsonValue value)
    {
        if (value.IsNullish())
        {
            return 0;
        }

        if (_values.Count < count)
        {
            _values.Enqueue(value, value);
            return ValueSize.Of(value);
        }

        _values.EnqueueDequeue(value, value);
        return 0;
    }

    public override BsonValue Result()
    {
        var sorted = _values.UnorderedItems.Select(item => item.Element).ToList();
        sorted.Sort((left, right) => -direction * left.CompareTo(right));
        return new BsonArray(sorted);
    }
}
