using System.Buffers;
using Millrace.Bson;
using Millrace.Embedded.Mongo.Geo;
using Millrace.Embedded.Mongo.Query;
using Millrace.Embedded.Mongo.Storage.Keys;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>The ranges of an index's keys in which the documents of a filter can be.</summary>
internal sealed class IndexBounds
{
    /// <summary>More combinations of equality values than this are not spelled out; later fields are then left to the matcher.</summary>
    private const int MaxRanges = 512;

    // Bytes that sort after, and before, whatever follows a value inside a key.
    private const byte AfterAll = 0xFF;
    private const byte BeforeAll = 0x01;

    private readonly int _singleValueFields;

    private IndexBounds(IReadOnlyList<KeyRange> ranges, int equalityFields, int singleValueFields, bool hasRange, BsonDocument description)
    {
        Ranges = ranges;
        EqualityFields = equalityFields;
        HasRange = hasRange;
        Description = description;
        _singleValueFields = singleValueFields;
    }

    /// <summary>Ascending and disjoint; none when nothing can match.</summary>
    public IReadOnlyList<KeyRange> Ranges { get; }

    /// <summary>Number of leading fields that are bound to single values.</summary>
    public int EqualityFields { get; }

    /// <summary>True when the field after those is bound to a range.</summary>
    public bool HasRange { get; }

    /// <summary>For explain: field → intervals, as text.</summary>
    public BsonDocument Description { get; }

    /// <param name="filter">The conditions.</param>
    /// <param name="fields">The fields of the index.</param>
    /// <param name="multikey">True when documents may have several keys in it.</param>
    /// <param name="area">What else restricts the place; null when only the filter does.</param>
    public static IndexBounds Of(BsonDocument filter, IReadOnlyList<IndexField> fields, bool multikey, GeoArea? area = null)
    {
        List<byte[]> prefixes = [[]];
        BsonDocument description = [];
        int equal = 0;
        int single = 0;
        foreach (IndexField field in fields)
        {
            IReadOnlyList<ValueInterval>? intervals = IntervalsOf(filter, fields, equal, multikey, area);
            if (intervals is null || prefixes.Count * intervals.Count > MaxRanges) break;
            description.Add(field.Path, Describe(intervals));
            if (!intervals.All(static interval => interval.IsPoint))
            {
                List<KeyRange> ranges = [.. prefixes.SelectMany(_ => intervals, (prefix, interval) => RangeOf(prefix, field, interval))];
                return new IndexBounds(Sorted(ranges), equal, single, hasRange: true, description);
            }

            prefixes = [.. prefixes.SelectMany(_ => intervals, (prefix, interval) => Extend(prefix, field, interval.Low))];
            if (intervals.Count == 1 && single == equal) single++;
            equal++;
        }

        List<KeyRange> whole = [.. prefixes.Select(static prefix => new KeyRange(prefix, [.. prefix, AfterAll]))];
        return new IndexBounds(Sorted(whole), equal, single, hasRange: false, description);
    }

    /// <summary>In which direction the index must be read to give the order of a sort.</summary>
    public SortDirection SortDirectionOf(IReadOnlyList<IndexField> fields, SortSpec? sort)
    {
        if (sort is null || sort.Keys.Count == 0) return SortDirection.None;
        int field = 0;
        SortDirection direction = SortDirection.None;
        foreach (SortKey key in sort.Keys)
        {
            if (IsSingleValue(fields, key.Path)) continue;
            while (field < fields.Count && field < _singleValueFields && fields[field].Path != key.Path) field++;
            if (field >= fields.Count || fields[field].Path != key.Path) return SortDirection.None;
            SortDirection needed = fields[field].Descending == key.Descending ? SortDirection.Forward : SortDirection.Backward;
            if (direction != SortDirection.None && direction != needed) return SortDirection.None;
            direction = needed;
            field++;
        }

        return direction == SortDirection.None ? SortDirection.Forward : direction;
    }

    // A field bound to one value has no order of its own.
    private bool IsSingleValue(IReadOnlyList<IndexField> fields, string path)
    {
        for (int i = 0; i < _singleValueFields; i++)
            if (fields[i].Path == path) return true;
        return false;
    }

    private static IReadOnlyList<ValueInterval>? IntervalsOf(
        BsonDocument filter, IReadOnlyList<IndexField> fields, int position, bool multikey, GeoArea? area)
    {
        IndexField field = fields[position];
        if (!multikey) return field.IsGeo ? Places(filter, field, multikey, area) : FilterBounds.ForSingleValued(filter, field.Path);
        // Two conditions inside one array may be met by two of its elements, which have two keys: only one of the fields can be bound.
        for (int i = 0; i < position; i++)
            if (fields[i].Segments[0] == field.Segments[0]) return null;
        return field.IsGeo ? Places(filter, field, multikey, area) : FilterBounds.For(filter, field.Path);
    }

    private static IReadOnlyList<ValueInterval>? Places(BsonDocument filter, IndexField field, bool multikey, GeoArea? area) =>
        area?.Path == field.Path
            ? GeoCover.IntervalsOf(area.Boxes, pointsOnly: !multikey)
            : GeoBounds.For(filter, field.Path, multikey);

    private static KeyRange RangeOf(byte[] prefix, IndexField field, ValueInterval interval)
    {
        if (!field.Descending)
        {
            byte[] low = Extend(prefix, field, interval.Low);
            byte[] high = Extend(prefix, field, interval.High);
            return new KeyRange(interval.LowInclusive ? low : [.. low, AfterAll], interval.HighInclusive ? [.. high, AfterAll] : high);
        }

        byte[] first = Extend(prefix, field, interval.High);
        byte[] last = Extend(prefix, field, interval.Low);
        return new KeyRange(
            [.. first, interval.HighInclusive ? BeforeAll : AfterAll],
            [.. last, interval.LowInclusive ? AfterAll : BeforeAll]);
    }

    private static byte[] Extend(byte[] prefix, IndexField field, BsonValue value)
    {
        ArrayBufferWriter<byte> key = new(prefix.Length + 32);
        key.Write(prefix);
        if (field.Descending) KeyEncoder.AppendDescending(key, value);
        else KeyEncoder.Append(key, value);
        return key.WrittenSpan.ToArray();
    }

    private static List<KeyRange> Sorted(List<KeyRange> ranges)
    {
        ranges.Sort(static (one, other) => one.Low.AsSpan().SequenceCompareTo(other.Low));
        return ranges;
    }

    private static BsonArray Describe(IReadOnlyList<ValueInterval> intervals) =>
    [
        .. intervals.Select(static interval => (BsonValue)string.Concat(
            interval.LowInclusive ? "[" : "(",
            ExtendedJson.Write(interval.Low, ExtendedJsonMode.Relaxed),
            ", ",
            ExtendedJson.Write(interval.High, ExtendedJsonMode.Relaxed),
            interval.HighInclusive ? "]" : ")")),
    ];
}
