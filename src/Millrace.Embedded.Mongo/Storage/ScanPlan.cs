using Millrace.Bson;
using Millrace.Embedded.Mongo.Geo;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>How the documents of a query are reached. Whatever the plan finds is checked again by the query's matcher.</summary>
internal sealed record ScanPlan
{
    public static readonly BsonDocument IdPattern = new() { { "_id", 1 } };

    private ScanPlan(ScanKind kind, IndexInfo? index, IReadOnlyList<KeyRange> ranges, bool backward)
    {
        Kind = kind;
        Index = index;
        Ranges = ranges;
        IsBackward = backward;
    }

    public ScanKind Kind { get; }

    /// <summary>The secondary index; null when the collection or its <c>_id</c> index is scanned.</summary>
    public IndexInfo? Index { get; }

    /// <summary>Disjoint and ascending; empty for a collection scan.</summary>
    public IReadOnlyList<KeyRange> Ranges { get; }

    public bool IsBackward { get; }

    /// <summary>True when the order of the scan is the order that was asked for.</summary>
    public bool ServesSort { get; init; }

    /// <summary>For explain: the bounds as text, a field each.</summary>
    public BsonDocument Bounds { get; init; } = [];

    /// <summary>The search whose results come nearest first; null for other scans.</summary>
    public NearQuery? Near { get; init; }

    /// <summary>The conditions that a search bounds its index by, beside the place.</summary>
    public BsonDocument NearFilter { get; init; } = [];

    public string IndexName => Index?.Name ?? "_id_";

    public BsonDocument KeyPattern => Index?.KeyPattern ?? IdPattern;

    public static ScanPlan Collection(bool backward) => new(ScanKind.Collection, index: null, [], backward);

    public static ScanPlan ById(IReadOnlyList<KeyRange> ranges, bool backward) => new(ScanKind.IdIndex, index: null, ranges, backward);

    public static ScanPlan ByIndex(IndexInfo index, IReadOnlyList<KeyRange> ranges, bool backward) =>
        new(ScanKind.SecondaryIndex, index, ranges, backward);
}
