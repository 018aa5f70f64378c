using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Accumulators;

/// <summary>$last: the last document's value, be it missing.</summary>
internal sealed class LastAccumulator : Accumulator
{
    private BsonValue _last;

    public override long Add(BsonValue value)
    {
        _last = value;
        return 0;
    }

    public override BsonValue Result() => _last;
}
