using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Accumulators;

/// <summary>The numbers of a group, of which some percentiles are asked. What is no number is skipped.</summary>
internal sealed class PercentileAccumulator(double[] fractions, bool isMedian) : Accumulator
{
    private readonly List<double> _numbers = [];

    public override long Add(BsonValue value)
    {
        if (!value.IsNumber)
        {
            return 0;
        }

        _numbers.Add(value.ToDouble());
        return sizeof(double);
    }

    public override BsonValue Result()
    {
        _numbers.Sort();
        return isMedian ? At(fractions[0]) : new BsonArray(fractions.Select(At));
    }

    /// <summary>The least number that is not below the fraction of all numbers.</summary>
    private BsonValue At(double fraction)
        => _numbers.Count == 0 ? BsonValue.Null
            : _numbers[(int)Math.Clamp(Math.Ceiling(fraction * _numbers.Count) - 1, 0, _numbers.Count - 1)];
}
