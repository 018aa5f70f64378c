using Millrace.Bson;
using Millrace.Embedded.Mongo.Geo;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>Chooses the index of a search by distance: unlike other queries it cannot do without one.</summary>
internal static class NearPlanner
{
    /// <exception cref="CommandException">27 or 291: no index serves the search; 2: several could.</exception>
    public static ScanPlan Plan(CollectionInfo collection, in QueryShape query)
    {
        NearQuery near = query.Near!;
        near = near.Path is null ? near with { Path = OnlyPath(collection) } : near;
        foreach (IndexInfo index in collection.Indexes)
        {
            if (near.IsPlanar || !IsWanted(index, query) || !QueryPlanner.Covers(index, query.Filter)) continue;
            if (!index.Fields.Any(field => field.IsGeo && field.Path == near.Path)) continue;
            IndexBounds bounds = BoundsOf(index, near, query.Filter, near.MaxRadians);
            // Fields before the place must be restricted too.
            if (!bounds.Description.ContainsKey(near.Path!)) continue;
            return ScanPlan.ByIndex(index, bounds.Ranges, backward: false) with
            {
                Near = near,
                NearFilter = query.Filter,
                ServesSort = query.Sort is null,
                Bounds = bounds.Description,
            };
        }

        throw new CommandException(ErrorCode.NoQueryExecutionPlans, "unable to find index for $geoNear query");
    }

    /// <summary>The ranges of an index in which everything lies that is within an angle of the place.</summary>
    public static IndexBounds BoundsOf(IndexInfo index, NearQuery near, BsonDocument filter, double radians)
    {
        GeoArea area = new(near.Path!, GeoRect.AroundCap(near.Center, radians));
        return IndexBounds.Of(filter, index.Fields, index.IsMultikey, area);
    }

    private static bool IsWanted(IndexInfo index, in QueryShape query) => query.Hint switch
    {
        { IsString: true } => index.Name == query.Hint.AsString,
        { IsDocument: true } => BsonComparer.Instance.Equals(index.KeyPattern, query.Hint.AsDocument),
        _ => true,
    };

    private static string OnlyPath(CollectionInfo collection)
    {
        string[] paths = [.. collection.Indexes.SelectMany(static index => index.Fields).Where(static field => field.IsGeo)
            .Select(static field => field.Path)];
        return paths.Length switch
        {
            1 => paths[0],
            0 => throw new CommandException(ErrorCode.IndexNotFound, "$geoNear requires a 2d or 2dsphere index, but none were found"),
            _ => throw new CommandException(
                ErrorCode.IndexNotFound, "There is more than one 2dsphere index; say with 'key' which field $geoNear should use"),
        };
    }
}
