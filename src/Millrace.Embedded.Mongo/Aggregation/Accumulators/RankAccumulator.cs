using Millrace.Bson;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Aggregation.Accumulators;

/// <summary>
/// $top, $topN, $bottom, $bottomN: the outputs of the documents that come first or last in an order. Entries are sort keys and an output.
/// </summary>
internal sealed class RankAccumulator(SortSpec order, bool isTop, int? count) : Accumulator
{
    private readonly List<BsonArray> _entries = [];

    public override long Add(BsonValue value)
    {
        var entry = value.AsArray;
        var place = _entries.Count;
        while (place > 0 && Compare(entry, _entries[place - 1]) < 0)
        {
            place--;
        }

        var most = count ?? 1;
        if (isTop && place >= most)
        {
            return 0;
        }

        if (!isTop && place == 0 && _entries.Count >= most)
        {
            return 0;
        }

        _entries.Insert(place, entry);
        if (_entries.Count <= most)
        {
            return ValueSize.Of(entry);
        }

        _entries.RemoveAt(isTop ? most : 0);
        return 0;
    }

    public override BsonValue Result()
    {
        if (count is null)
        {
            return _entries.Count == 0 ? BsonValue.Null : _entries[0][^1];
        }

        return new BsonArray(_entries.Select(entry => entry[^1]));
    }

    private int Compare(BsonArray left, BsonArray right)
    {
        for (var i = 0; i < order.Keys.Count; i++)
        {
            var result = BsonComparer.Instance.Compare(left[i], right[i]);
            if (result != 0)
            {
                return order.Keys[i].Descending ? -result : result;
            }
        }

        return 0;
    }
}
