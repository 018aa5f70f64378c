namespace Millrace.Embedded.Mongo.Geo;

/// <summary>A position in degrees, longitude first; or a point of a plane, which may lie anywhere.</summary>
internal readonly record struct LngLat(double Lng, double Lat)
{
    /// <summary>True when it is a place on the earth.</summary>
    public bool IsOnSphere => Lng is >= -180 and <= 180 && Lat is >= -90 and <= 90;

    /// <summary>The longitude in [−180, 180): the 180th meridian has one number.</summary>
    public double WrappedLng => Lng >= 180 ? Lng - 360 : Lng;

    public Vector3d ToVector()
    {
        (double sinLng, double cosLng) = Math.SinCos(double.DegreesToRadians(Lng));
        (double sinLat, double cosLat) = Math.SinCos(double.DegreesToRadians(Lat));
        return new Vector3d(cosLat * cosLng, cosLat * sinLng, sinLat);
    }

    /// <summary>The shorter way east in degrees, in (−180, 180].</summary>
    public static double EastwardDegrees(double fromLng, double toLng)
    {
        double east = toLng - fromLng;
        while (east <= -180) east += 360;
        while (east > 180) east -= 360;
        return east;
    }
}
