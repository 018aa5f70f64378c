using Millrace.Bson;

namespace Millrace.RandomUsers.Tests.Transforms;

public static class GeoJson
{
    public static BsonDocument Point(double longitude, double latitude) => new()
    {
        { "type", "Point" }, { "coordinates", new BsonArray { longitude, latitude } },
    };
}
