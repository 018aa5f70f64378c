using Millrace.Bson;
using Millrace.Embedded.Mongo.Geo;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>$geoIntersects: a geometry that has a place in common with another. An array is a pair of coordinates.</summary>
internal sealed class GeoIntersectsTest(Geometry other) : ValueTest
{
    public override bool LooksIntoArrays => false;

    public override bool Test(BsonValue value, MatchState state) =>
        (value.IsDocument || value.IsArray) && GeometryReader.Read(value, out _) is { } geometry && other.Intersects(geometry);
}
