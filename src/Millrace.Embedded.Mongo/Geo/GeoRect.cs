namespace Millrace.Embedded.Mongo.Geo;

/// <summary>A box of longitudes and latitudes in degrees that does not cross the 180th meridian. All four sides belong to it.</summary>
internal readonly record struct GeoRect(double West, double South, double East, double North)
{
    public static readonly GeoRect World = new(-180, -90, 180, 90);

    // Wider than rounding and than what counts as touching an edge, so that an index never misses what the exact test takes.
    private const double MarginDegrees = 1e-6;

    /// <summary>
    /// The boxes that hold everything between two latitudes and from a longitude eastwards, with a margin: two where the 180th meridian
    /// is crossed, all longitudes where a pole is near.
    /// </summary>
    public static GeoRect[] Around(double west, double south, double east, double north)
    {
        south = Math.Max(-90, south - MarginDegrees);
        north = Math.Min(90, north + MarginDegrees);
        double margin = MarginDegrees / Math.Cos(double.DegreesToRadians(Math.Max(Math.Abs(south), Math.Abs(north))));
        // Close to a pole a tiny step crosses many degrees.
        if (margin is not (>= 0 and < 1) || east - west + (2 * margin) >= 360) return [new GeoRect(-180, south, 180, north)];
        west -= margin;
        east += margin;
        while (west < -180) (west, east) = (west + 360, east + 360);
        while (west >= 180) (west, east) = (west - 360, east - 360);
        // A point on the 180th meridian is stored under either sign.
        if (west == -180) return [new GeoRect(-180, south, east, north), new GeoRect(180, south, 180, north)];
        return east < 180
            ? [new GeoRect(west, south, east, north)]
            : [new GeoRect(west, south, 180, north), new GeoRect(-180, south, east - 360, north)];
    }

    /// <summary>The boxes around everything within an angle of a place.</summary>
    public static GeoRect[] AroundCap(LngLat center, double radians)
    {
        double degrees = double.RadiansToDegrees(radians);
        double south = center.Lat - degrees;
        double north = center.Lat + degrees;
        if (south <= -90 || north >= 90) return Around(-180, south, 180, north);
        double sine = Math.Sin(radians) / Math.Cos(double.DegreesToRadians(center.Lat));
        if (sine >= 1) return Around(-180, south, 180, north);
        double half = double.RadiansToDegrees(Math.Asin(sine));
        return Around(center.Lng - half, south, center.Lng + half, north);
    }

    public bool Intersects(in GeoRect other) =>
        West <= other.East && other.West <= East && South <= other.North && other.South <= North;

    public bool Contains(in GeoRect other) =>
        West <= other.West && other.East <= East && South <= other.South && other.North <= North;
}
