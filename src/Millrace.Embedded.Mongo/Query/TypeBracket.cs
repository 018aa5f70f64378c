using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>The range of all values that comparisons with a given value can reach: those of its kind.</summary>
internal static class TypeBracket
{
    /// <summary>False for kinds whose range is not worth an index (patterns, code) or not in one (arrays).</summary>
    public static bool TryGet(BsonValue value, out ValueInterval bracket)
    {
        bracket = value.Type switch
        {
            BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128
                => new ValueInterval(double.NaN, true, double.PositiveInfinity, true),
            BsonType.String or BsonType.Symbol => new ValueInterval("", true, new BsonDocument(), false),
            BsonType.Document => new ValueInterval(new BsonDocument(), true, new BsonArray(), false),
            BsonType.Binary => new ValueInterval(
                new BsonBinary(0, ReadOnlyMemory<byte>.Empty), true, new ObjectId(new byte[ObjectId.ByteCount]), false),
            BsonType.ObjectId => new ValueInterval(new ObjectId(new byte[ObjectId.ByteCount]), true, false, false),
            BsonType.Boolean => new ValueInterval(false, true, true, true),
            BsonType.DateTime => new ValueInterval(BsonValue.FromDateTime(long.MinValue), true, BsonValue.FromDateTime(long.MaxValue),
                true),
            BsonType.Timestamp => new ValueInterval(new BsonTimestamp(0, 0), true, new BsonTimestamp(uint.MaxValue, uint.MaxValue), true),
            // Missing counts as null, and an index may hold it as either.
            BsonType.Null => new ValueInterval(BsonValue.Undefined, true, BsonValue.Null, true),
            _ => default,
        };
        return !bracket.Low.IsMissing;
    }
}
