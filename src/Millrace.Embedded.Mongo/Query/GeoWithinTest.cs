using Millrace.Bson;
using Millrace.Embedded.Mongo.Geo;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>$geoWithin: a geometry that lies wholly in an area. An array is a pair of coordinates, not a list of places.</summary>
internal sealed class GeoWithinTest(GeoRegion region) : ValueTest
{
    public override bool LooksIntoArrays => false;

    public override bool Test(BsonValue value, MatchState state) =>
        (value.IsDocument || value.IsArray) && GeometryReader.Read(value, out _) is { } geometry && region.Contains(geometry);
}
