using Millrace.Bson;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Geo;

/// <summary>What a filter says about a field that is indexed by its place: the intervals of keys in which its documents lie.</summary>
internal static class GeoBounds
{
    /// <param name="filter">The conditions.</param>
    /// <param name="path">The field.</param>
    /// <param name="multikey">True when a document may have several keys; then only one condition counts.</param>
    /// <returns>Disjoint intervals in ascending order; null when the filter does not restrict the place.</returns>
    public static IReadOnlyList<ValueInterval>? For(BsonDocument filter, string path, bool multikey)
    {
        IReadOnlyList<ValueInterval>? bounds = null;
        foreach (BsonElement field in filter)
        {
            if (field.Name == "$and")
            {
                foreach (BsonValue branch in field.Value.AsArray) bounds = Both(bounds, For(branch.AsDocument, path, multikey), multikey);
            }
            else if (field.Name == path && FilterCompiler.IsConditions(field.Value))
            {
                foreach (BsonElement condition in field.Value.AsDocument) bounds = Both(bounds, Of(condition, multikey), multikey);
            }
        }

        return bounds;
    }

    private static IReadOnlyList<ValueInterval>? Of(in BsonElement condition, bool multikey) => condition.Name switch
    {
        "$geoWithin" or "$within" => GeoCover.IntervalsOf(GeoOperands.Within(condition.Value).Bounds, pointsOnly: !multikey),
        "$geoIntersects" => GeoCover.IntervalsOf(GeoOperands.Intersects(condition.Value).Bounds, pointsOnly: !multikey),
        _ => null,
    };

    private static IReadOnlyList<ValueInterval>? Both(
        IReadOnlyList<ValueInterval>? one, IReadOnlyList<ValueInterval>? other, bool multikey) =>
        multikey ? one ?? other : BoundsList.Intersect(one, other);
}
