using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Geo;

/// <summary>Reads what is written after the geospatial operators of a filter. Errors have MongoDB's code 2.</summary>
internal static class GeoOperands
{
    /// <summary>The area of <c>$geoWithin</c>.</summary>
    public static GeoRegion Within(BsonValue operand)
    {
        BsonElement shape = ShapeOf("$geoWithin", operand);
        return shape.Name switch
        {
            "$geometry" => new PolygonRegion(Polygons(shape.Value)),
            "$box" => Box(shape.Value),
            "$polygon" => Polygon(shape.Value),
            "$center" => Center(shape.Value),
            "$centerSphere" => CenterSphere(shape.Value),
            _ => throw new CommandException(ErrorCode.BadValue, $"unknown geo specifier: {shape.Name}"),
        };
    }

    /// <summary>The geometry of <c>$geoIntersects</c>.</summary>
    public static Geometry Intersects(BsonValue operand)
    {
        BsonElement shape = ShapeOf("$geoIntersects", operand);
        return shape.Name == "$geometry"
            ? GeoJson(shape.Value)
            : throw new CommandException(ErrorCode.BadValue, $"$geoIntersect not supported with provided geometry: {operand}");
    }

    /// <summary>A GeoJSON object.</summary>
    public static Geometry GeoJson(BsonValue value)
    {
        if (!GeometryReader.IsGeoJson(value))
            throw new CommandException(ErrorCode.BadValue, $"$geometry must be a GeoJSON object, but is {value}");
        return GeometryReader.Read(value, out string error) ?? throw new CommandException(ErrorCode.BadValue, error);
    }

    /// <summary>A pair of numbers.</summary>
    public static LngLat Point(BsonValue value)
    {
        string error = "";
        return GeometryReader.TryReadPair(value, out LngLat point, ref error)
            ? point
            : throw new CommandException(ErrorCode.BadValue, error);
    }

    private static BsonElement ShapeOf(string name, BsonValue operand)
    {
        if (!operand.IsDocument) throw new CommandException(ErrorCode.BadValue, $"{name} expects an object, but found {operand}");
        foreach (BsonElement field in operand.AsDocument)
            if (field.Name != "$uniqueDocs") return field;
        throw new CommandException(ErrorCode.BadValue, $"geo query doesn't have any geometry: {name}: {operand}");
    }

    private static Geometry Polygons(BsonValue value)
    {
        Geometry geometry = GeoJson(value);
        return value.AsDocument["type"].AsString is "Polygon" or "MultiPolygon"
            ? geometry
            : throw new CommandException(ErrorCode.BadValue, $"$geoWithin not supported with provided geometry: {value}");
    }

    private static BoxRegion Box(BsonValue value)
    {
        List<LngLat> corners = Points("$box", value);
        return corners.Count == 2
            ? new BoxRegion(corners[0], corners[1])
            : throw new CommandException(ErrorCode.BadValue, $"$box needs two points, but has {corners.Count}");
    }

    private static PlanarPolygonRegion Polygon(BsonValue value)
    {
        List<LngLat> corners = Points("$polygon", value);
        return corners.Count >= 3
            ? new PlanarPolygonRegion(corners)
            : throw new CommandException(ErrorCode.BadValue, "Polygon must have at least 3 points");
    }

    private static CircleRegion Center(BsonValue value)
    {
        (LngLat center, double radius) = Circle("$center", value);
        return new CircleRegion(center, radius);
    }

    private static CapRegion CenterSphere(BsonValue value)
    {
        (LngLat center, double radians) = Circle("$centerSphere", value);
        return center.IsOnSphere
            ? new CapRegion(center, radians)
            : throw new CommandException(ErrorCode.BadValue, $"Spherical distance would require (unimplemented) wrapping: {value}");
    }

    private static (LngLat Center, double Radius) Circle(string name, BsonValue value)
    {
        BsonValue[] parts = [.. Parts(name, value)];
        if (parts.Length != 2) throw new CommandException(ErrorCode.BadValue, $"{name} takes a point and a radius, but found {value}");
        if (!parts[1].IsNumber || parts[1].ToDouble() is not >= 0)
            throw new CommandException(ErrorCode.BadValue, "radius must be a non-negative number");
        return (Point(parts[0]), parts[1].ToDouble());
    }

    private static List<LngLat> Points(string name, BsonValue value) => [.. Parts(name, value).Select(Point)];

    private static IEnumerable<BsonValue> Parts(string name, BsonValue value) => value switch
    {
        { IsArray: true } => value.AsArray,
        { IsDocument: true } => value.AsDocument.Select(static field => field.Value),
        _ => throw new CommandException(ErrorCode.BadValue, $"{name} must be an array, but is {value}"),
    };
}
