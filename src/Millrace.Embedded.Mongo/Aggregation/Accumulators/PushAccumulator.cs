using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Accumulators;

/// <summary>$push: all values; missing ones are skipped.</summary>
internal sealed class PushAccumulator : Accumulator
{
    private readonly BsonArray _values = [];

    public override long Add(BsonValue value)
    {
        if (value.IsMissing)
        {
            return 0;
        }

        _values.Add(value);
        return ValueSize.Of(value);
    }

    public override BsonValue Result() => _values;
}
