using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Tests.Geo;

/// <summary>
/// Seeded places, shapes and areas, many of them where longitudes jump or meridians meet. All arithmetic here is the tests' own.
/// </summary>
internal sealed class RandomPlaces(int seed)
{
    private readonly Random _random = new(seed);

    public int Below(int count) => _random.Next(count);

    public double Between(double low, double high) => low + (_random.NextDouble() * (high - low));

    public (double Lng, double Lat) Place() => _random.Next(6) switch
    {
        0 => (_random.Next(2) == 0 ? Between(179, 180) : Between(-180, -179), Between(-90, 90)),
        1 => (Between(-180, 180), Between(85, 90)),
        2 => (Between(-180, 180), Between(-90, -88)),
        3 => (_random.Next(-6, 7) * 30, _random.Next(-3, 4) * 30),
        4 => (Between(10, 12), Between(47, 49)),
        _ => (Between(-180, 180), double.RadiansToDegrees(Math.Asin(Between(-1, 1)))),
    };

    /// <summary>A stored location: a GeoJSON point or a pair, seldom a line or a polygon, seldom nothing.</summary>
    public BsonValue Location()
    {
        var (lng, lat) = Place();
        return _random.Next(20) switch
        {
            0 => BsonValue.Null,
            1 => Shape("LineString", Coordinates(Ring(lng, lat, Between(0.001, 3), 3))),
            2 => Shape("Polygon", new BsonArray { Closed(Ring(lng, lat, Between(0.001, 3), 6)) }),
            3 => new BsonDocument { { "lng", lng }, { "lat", lat } },
            < 8 => new BsonArray { lng, lat },
            _ => Point(lng, lat),
        };
    }

    /// <summary>Corners around a centre, at even bearings but uneven distances in degrees: star-shaped, often concave.</summary>
    public (double Lng, double Lat)[] Ring(double lng, double lat, double radius, int corners) =>
        [.. Enumerable.Range(0, corners).Select(i => Step(lng, lat, (i + Between(0, 0.8)) * 360 / corners, radius * Between(0.3, 1)))];

    public static BsonDocument Point(double lng, double lat) => Shape("Point", new BsonArray { lng, lat });

    public static BsonDocument Shape(string type, BsonValue coordinates) => new() { { "type", type }, { "coordinates", coordinates } };

    public static BsonArray Coordinates(IEnumerable<(double Lng, double Lat)> corners) =>
        [.. corners.Select(static corner => (BsonValue)new BsonArray { corner.Lng, corner.Lat })];

    public static BsonArray Closed((double Lng, double Lat)[] ring) => Coordinates([.. ring, ring[0]]);

    /// <summary>The angle between two places in radians, by the haversine formula.</summary>
    public static double Angle((double Lng, double Lat) one, (double Lng, double Lat) other)
    {
        double lat = Math.Sin(double.DegreesToRadians(other.Lat - one.Lat) / 2);
        double lng = Math.Sin(double.DegreesToRadians(other.Lng - one.Lng) / 2);
        double h = (lat * lat) + (Math.Cos(double.DegreesToRadians(one.Lat)) * Math.Cos(double.DegreesToRadians(other.Lat)) * lng * lng);
        return 2 * Math.Asin(Math.Sqrt(Math.Min(1, h)));
    }

    /// <summary>
    /// Whether a place lies in a star-shaped ring around a centre: in the triangle of the centre and the two corners between whose
    /// bearings it lies. Null when it is too close to an edge to tell.
    /// </summary>
    public static bool? IsInRing((double Lng, double Lat) center, (double Lng, double Lat)[] ring, (double Lng, double Lat) place)
    {
        if (Angle(center, place) > 1.5) return false;
        double[] bearings = [.. ring.Select(corner => Bearing(center, corner))];
        double bearing = Bearing(center, place);
        for (int i = 0; i < ring.Length; i++)
        {
            int next = (i + 1) % ring.Length;
            double width = Turn(bearings[next] - bearings[i]);
            if (Turn(bearing - bearings[i]) >= width) continue;
            // The edge at that bearing, by bisection along the great circle between the corners.
            var (low, high) = (ring[i], ring[next]);
            for (int step = 0; step < 60; step++)
            {
                var middle = Middle(low, high);
                if (Turn(Bearing(center, middle) - bearings[i]) <= Turn(bearing - bearings[i])) low = middle;
                else high = middle;
            }

            double beyond = Angle(center, place) - Angle(center, low);
            return Math.Abs(beyond) < 1e-7 ? null : beyond < 0;
        }

        return null;
    }

    private static double Turn(double degrees) => ((degrees % 360) + 360) % 360;

    private static double Bearing((double Lng, double Lat) from, (double Lng, double Lat) to)
    {
        (double a, double b) = (double.DegreesToRadians(from.Lat), double.DegreesToRadians(to.Lat));
        double lng = double.DegreesToRadians(to.Lng - from.Lng);
        double east = Math.Sin(lng) * Math.Cos(b);
        double north = (Math.Cos(a) * Math.Sin(b)) - (Math.Sin(a) * Math.Cos(b) * Math.Cos(lng));
        return Turn(double.RadiansToDegrees(Math.Atan2(east, north)));
    }

    private static (double Lng, double Lat) Step(double lng, double lat, double bearing, double degrees)
    {
        (double phi, double way, double turn) =
            (double.DegreesToRadians(lat), double.DegreesToRadians(degrees), double.DegreesToRadians(bearing));
        double sine = (Math.Sin(phi) * Math.Cos(way)) + (Math.Cos(phi) * Math.Sin(way) * Math.Cos(turn));
        double east = Math.Atan2(
            Math.Sin(turn) * Math.Sin(way) * Math.Cos(phi), Math.Cos(way) - (Math.Sin(phi) * sine));
        return (Turn(lng + double.RadiansToDegrees(east) + 180) - 180, double.RadiansToDegrees(Math.Asin(Math.Clamp(sine, -1, 1))));
    }

    private static (double Lng, double Lat) Middle((double Lng, double Lat) one, (double Lng, double Lat) other) =>
        Step(one.Lng, one.Lat, Bearing(one, other), double.RadiansToDegrees(Angle(one, other)) / 2);
}
