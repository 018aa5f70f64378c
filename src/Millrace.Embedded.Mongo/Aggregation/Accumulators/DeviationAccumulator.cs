using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Accumulators;

/// <summary>$stdDevPop (0 degrees less) and $stdDevSamp (1 less), by Welford's method. What is no number is skipped.</summary>
internal sealed class DeviationAccumulator(int degreesLess) : Accumulator
{
    private long _count;
    private double _mean;
    private double _squares;

    public override long Add(BsonValue value)
    {
        if (value.IsNumber)
        {
            var number = value.ToDouble();
            _count++;
            var delta = number - _mean;
            _mean += delta / _count;
            _squares += delta * (number - _mean);
        }

        return 0;
    }

    public override BsonValue Result() => _count <= degreesLess ? BsonValue.Null : Math.Sqrt(_squares / (_count - degreesLess));
}
