using Millrace.Bson;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>
/// Chooses how a query reaches its documents. There are no statistics: equality on more fields beats fewer, a range beats none, and an
/// order that saves the sort breaks ties; a sort alone is worth an index too.
/// </summary>
internal static class QueryPlanner
{
    private const int EqualityScore = 10;
    private const int RangeScore = 5;
    private const int SortScore = 3;
    private const int NothingScore = 0;

    private static readonly IReadOnlyList<IndexField> IdFields = [new IndexField("_id", descending: false)];

    /// <exception cref="CommandException">The hint names no index; or a search by distance has no index to use.</exception>
    public static ScanPlan Plan(CollectionInfo collection, in QueryShape query)
    {
        if (query.Near is not null) return NearPlanner.Plan(collection, query);
        if (!query.Hint.IsMissing && !query.Hint.IsNull) return Hinted(collection, query);
        ScanPlan best = ScanPlan.Collection(backward: false);
        int bestScore = NothingScore;
        IndexBounds ids = IndexBounds.Of(query.Filter, IdFields, multikey: false);
        if (ids is { EqualityFields: 1 } && ids.Ranges.Count <= 1) return ById(ids, query);
        Consider(ById(ids, query), ids, ref best, ref bestScore);
        foreach (IndexInfo index in collection.Indexes)
        {
            if (!Covers(index, query.Filter)) continue;
            IndexBounds bounds = IndexBounds.Of(query.Filter, index.Fields, index.IsMultikey);
            if (index.HasGeo && !BindsPlace(index, bounds)) continue;
            Consider(ByIndex(index, bounds, query), bounds, ref best, ref bestScore);
        }

        return best;
    }

    private static void Consider(ScanPlan plan, IndexBounds bounds, ref ScanPlan best, ref int bestScore)
    {
        int score = (bounds.EqualityFields * EqualityScore) + (bounds.HasRange ? RangeScore : 0) + (plan.ServesSort ? SortScore : 0);
        if (score <= bestScore) return;
        best = plan;
        bestScore = score;
    }

    private static ScanPlan ById(IndexBounds bounds, in QueryShape query)
    {
        SortDirection sort = bounds.SortDirectionOf(IdFields, query.Sort);
        ScanPlan plan = ScanPlan.ById(bounds.Ranges, sort == SortDirection.Backward);
        return plan with { ServesSort = sort != SortDirection.None, Bounds = bounds.Description };
    }

    private static ScanPlan ByIndex(IndexInfo index, IndexBounds bounds, in QueryShape query)
    {
        SortDirection sort = index.IsMultikey || index.HasGeo ? SortDirection.None : bounds.SortDirectionOf(index.Fields, query.Sort);
        ScanPlan plan = ScanPlan.ByIndex(index, bounds.Ranges, sort == SortDirection.Backward);
        return plan with { ServesSort = sort != SortDirection.None, Bounds = bounds.Description };
    }

    private static ScanPlan Hinted(CollectionInfo collection, in QueryShape query)
    {
        BsonValue hint = query.Hint;
        if (hint.IsDocument && hint.AsDocument.TryGetValue("$natural", out BsonValue direction))
        {
            if (!direction.IsNumber) throw new CommandException(ErrorCode.BadValue, "$natural hint must be 1 or -1");
            return ScanPlan.Collection(direction.ToDouble() < 0);
        }

        if ((hint.IsString && hint.AsString == "_id_") || (hint.IsDocument && SameKey(hint.AsDocument, ScanPlan.IdPattern)))
            return ById(IndexBounds.Of(query.Filter, IdFields, multikey: false), query);
        IndexInfo? index = collection.Indexes.FirstOrDefault(index =>
            hint.IsString ? index.Name == hint.AsString : hint.IsDocument && SameKey(hint.AsDocument, index.KeyPattern));
        if (index is null) throw new CommandException(ErrorCode.BadValue, "hint provided does not correspond to an existing index");
        IndexBounds bounds = IndexBounds.Of(query.Filter, index.Fields, index.IsMultikey);
        if (index.HasGeo && !BindsPlace(index, bounds))
            throw new CommandException(
                ErrorCode.NoQueryExecutionPlans, $"The index {index.Name} holds places, and the query does not restrict them.");
        return ByIndex(index, bounds, query);
    }

    private static bool SameKey(BsonDocument one, BsonDocument other) => BsonComparer.Instance.Equals(one, other);

    // Documents without a place are not in the index.
    private static bool BindsPlace(IndexInfo index, IndexBounds bounds) =>
        index.Fields.Any(field => field.IsGeo && bounds.Description.ContainsKey(field.Path));

    /// <summary>True when every document that can match is in the index, if it has to have a place there.</summary>
    public static bool Covers(IndexInfo index, BsonDocument filter)
    {
        // A segment of digits may mean a position or a field; the keys hold one of the two.
        if (index.Fields.Any(static field => field.Segments.Any(static segment => segment.All(char.IsAsciiDigit)))) return false;
        if (index.IsSparse && !index.HasGeo && !ExcludesMissing(index, filter)) return false;
        return index.PartialFilter is null
            || index.PartialFilter.All(condition => filter.TryGetValue(condition.Name, out BsonValue asked) && asked == condition.Value);
    }

    private static bool ExcludesMissing(IndexInfo index, BsonDocument filter) =>
        FilterBounds.For(filter, index.Fields[0].Path) is { } bounds && !bounds.Any(static interval => interval.Contains(BsonValue.Null));
}
