using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Aggregation.Accumulators;

/// <summary>$mergeObjects: one document of all documents' fields, the last value of each.</summary>
internal sealed class MergeObjectsAccumulator : Accumulator
{
    private BsonDocument _merged = [];

    public override long Add(BsonValue value)
    {
        if (value.IsNullish())
        {
            return 0;
        }

        _merged = ObjectOperators.Merge([_merged, value]).AsDocument;
        return ValueSize.Of(value);
    }

    public override BsonValue Result() => _merged;
}
