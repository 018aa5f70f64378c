namespace Millrace.Embedded.Mongo.Geo;

/// <summary>The shortest way between two places: a part of a great circle, shorter than half of it.</summary>
internal readonly record struct Arc
{
    /// <summary>
    /// What lies this close, in radians, lies on the edge: about 6 mm. MongoDB, too, counts what is within its smallest cell, about a
    /// centimetre, as on the edge.
    /// </summary>
    public const double Tolerance = 1e-9;

    private const double Rounding = 1e-15;

    public Arc(LngLat from, LngLat to)
    {
        (From, To) = (from, to);
        (A, B) = (from.ToVector(), to.ToVector());
        // Twice a × b, but exact for places close together.
        Normal = (A + B).Cross(B - A).Normalized();
        Eastward = LngLat.EastwardDegrees(from.WrappedLng, to.WrappedLng);
    }

    public LngLat From { get; }

    public LngLat To { get; }

    public Vector3d A { get; }

    public Vector3d B { get; }

    /// <summary>Degrees of longitude from one end to the other, in (−180, 180].</summary>
    public double Eastward { get; }

    private Vector3d Normal { get; }

    /// <summary>The angle from a place to its nearest place on the arc.</summary>
    public double AngleTo(Vector3d place)
    {
        double beside = Normal.Dot(place);
        // The nearest place lies between the ends when the place is ahead of one and behind the other.
        if (Normal.Cross(A).Dot(place) >= 0 && Normal.Cross(B).Dot(place) <= 0) return Math.Asin(Math.Min(1, Math.Abs(beside)));
        return Math.Min(A.AngleTo(place), B.AngleTo(place));
    }

    public bool Touches(Vector3d place) => Math.Abs(Normal.Dot(place)) <= Tolerance && AngleTo(place) <= Tolerance;

    /// <summary>True when the two cross inside both, not at an end.</summary>
    public bool Crosses(in Arc other)
    {
        double c = Normal.Dot(other.A);
        double d = Normal.Dot(other.B);
        double a = other.Normal.Dot(A);
        double b = other.Normal.Dot(B);
        // Opposite sides both ways, and the same one of the circles' two crossings. An end that lies on the other arc is beside it by
        // rounding alone.
        return IsSide(c) && IsSide(d) && IsSide(a) && IsSide(b) && c * d < 0 && a * b < 0 && c * b > 0;
    }

    /// <summary>True when the way due south from a place crosses the arc. An arc begins at one longitude and ends before the other, so
    /// that arcs which meet count once.</summary>
    public bool IsSouthOf(Vector3d place, double wrappedLng)
    {
        double from = From.WrappedLng;
        double to = To.WrappedLng;
        if (Eastward > 0) return IsBetween(from, wrappedLng, to) && Normal.Dot(place) > 0;
        return Eastward < 0 && IsBetween(to, wrappedLng, from) && Normal.Dot(place) < 0;
    }

    /// <summary>The area between the arc and the north pole, positive when it goes east.</summary>
    public double AreaToNorthPole()
    {
        double from = Math.Tan(double.DegreesToRadians((90 - From.Lat) / 2));
        double to = Math.Tan(double.DegreesToRadians((90 - To.Lat) / 2));
        (double sine, double cosine) = Math.SinCos(double.DegreesToRadians(Eastward));
        return 2 * Math.Atan2(from * to * sine, 1 + (from * to * cosine));
    }

    /// <summary>The least and the greatest latitude in degrees: a great circle bends towards the poles between its ends.</summary>
    public (double South, double North) Latitudes()
    {
        double south = Math.Min(From.Lat, To.Lat);
        double north = Math.Max(From.Lat, To.Lat);
        // Its circle goes farthest north where it goes due east; the arc does when its ends face that place from both sides.
        Vector3d ahead = Normal.Cross(new Vector3d(0, 0, 1));
        if (ahead.Dot(A) * ahead.Dot(B) >= 0) return (south, north);
        double most = double.RadiansToDegrees(Math.Acos(Math.Min(1, Math.Abs(Normal.Z))));
        return (A + B).Z > 0 ? (south, most) : (-most, north);
    }

    public Vector3d Middle() => (A + B).Normalized();

    private static bool IsSide(double side) => Math.Abs(side) > Rounding;

    private static bool IsBetween(double west, double lng, double east) =>
        west < east ? lng >= west && lng < east : lng >= west || lng < east;
}
