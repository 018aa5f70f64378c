using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>A range of values in MongoDB's order.</summary>
internal readonly record struct ValueInterval(BsonValue Low, bool LowInclusive, BsonValue High, bool HighInclusive)
{
    /// <summary>The interval of one value.</summary>
    public static ValueInterval Point(BsonValue value) => new(value, true, value, true);

    /// <summary>True for an interval of one value: an equality.</summary>
    public bool IsPoint => LowInclusive && HighInclusive && BsonComparer.Instance.Compare(Low, High) == 0;

    public bool IsEmpty
    {
        get
        {
            var order = BsonComparer.Instance.Compare(Low, High);
            return order > 0 || (order == 0 && !(LowInclusive && HighInclusive));
        }
    }

    public bool Contains(BsonValue value)
    {
        var low = BsonComparer.Instance.Compare(value, Low);
        var high = BsonComparer.Instance.Compare(value, High);
        return (LowInclusive ? low >= 0 : low > 0) && (HighInclusive ? high <= 0 : high < 0);
    }

    /// <summary>The values in both; may be empty.</summary>
    public ValueInterval Intersect(ValueInterval other)
    {
        var low = BsonComparer.Instance.Compare(Low, other.Low);
        var high = BsonComparer.Instance.Compare(High, other.High);
        return new ValueInterval(
            low >= 0 ? Low : other.Low,
            low == 0 ? LowInclusive && other.LowInclusive : low > 0 ? LowInclusive : other.LowInclusive,
            high <= 0 ? High : other.High,
            high == 0 ? HighInclusive && other.HighInclusive : high < 0 ? HighInclusive : other.HighInclusive);
    }
}
