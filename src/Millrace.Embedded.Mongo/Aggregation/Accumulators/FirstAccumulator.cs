using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Accumulators;

/// <summary>$first: the first document's value, be it missing.</summary>
internal sealed class FirstAccumulator : Accumulator
{
    private BsonValue _first;
    private bool _hasFirst;

    public override long Add(BsonValue value)
    {
        if (!_hasFirst)
        {
            (_first, _hasFirst) = (value, true);
        }

        return 0;
    }

    public override BsonValue Result() => _first;
}
