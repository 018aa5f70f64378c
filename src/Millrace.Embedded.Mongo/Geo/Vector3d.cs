namespace Millrace.Embedded.Mongo.Geo;

/// <summary>A vector from the centre of the unit sphere; a place on the sphere when its length is 1.</summary>
internal readonly record struct Vector3d(double X, double Y, double Z)
{
    public double Length => Math.Sqrt(Dot(this));

    public static Vector3d operator +(Vector3d a, Vector3d b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Vector3d operator -(Vector3d a, Vector3d b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public double Dot(Vector3d other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);

    public Vector3d Cross(Vector3d other) =>
        new((Y * other.Z) - (Z * other.Y), (Z * other.X) - (X * other.Z), (X * other.Y) - (Y * other.X));

    public Vector3d Normalized()
    {
        double length = Length;
        return new Vector3d(X / length, Y / length, Z / length);
    }

    /// <summary>The angle to another vector in radians; exact for small and for nearly antipodal angles too.</summary>
    public double AngleTo(Vector3d other) => Math.Atan2(Cross(other).Length, Dot(other));
}
