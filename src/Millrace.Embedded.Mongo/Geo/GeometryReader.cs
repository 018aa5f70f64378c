using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Geo;

/// <summary>
/// Reads geometries: GeoJSON objects, and MongoDB's legacy coordinate pairs as an array or an object of two numbers. A value that is
/// none gives no geometry and the reason, not an exception: filters meet such values all the time.
/// </summary>
internal sealed class GeometryReader
{
    /// <summary>More corners than any coast line has; it bounds the time that one value can take.</summary>
    private const int MaxCorners = 100_000;

    private const int MaxNesting = 32;

    private readonly List<LngLat> _points = [];
    private readonly List<Arc[]> _lines = [];
    private readonly List<SphericalPolygon> _polygons = [];
    private string _error = "";

    private GeometryReader()
    {
    }

    /// <summary>Reads a value.</summary>
    /// <returns>Null when it is no geometry; the error then says why.</returns>
    public static Geometry? Read(BsonValue value, out string error)
    {
        error = "";
        if (!IsGeoJson(value)) return TryReadPair(value, out LngLat pair, ref error) ? new Geometry(pair) : null;
        BsonDocument document = value.AsDocument;
        if (document["type"].AsString == "Point")
            return TryReadCrs(document, ref error) && TryReadPosition(document["coordinates"], out LngLat point, ref error)
                ? new Geometry(point)
                : null;
        GeometryReader reader = new();
        if (reader.TryRead(document, depth: 0)) return new Geometry(reader._points, reader._lines, reader._polygons);
        error = reader._error;
        return null;
    }

    /// <summary>True for an object that says what type of GeoJSON it is.</summary>
    public static bool IsGeoJson(BsonValue value) => value.IsDocument && value.AsDocument["type"].IsString;

    /// <summary>Two numbers: an array's first two elements or an object's first two fields.</summary>
    public static bool TryReadPair(BsonValue value, out LngLat pair, ref string error)
    {
        pair = default;
        (BsonValue first, BsonValue second) = value switch
        {
            { IsArray: true } when value.AsArray is { Count: >= 2 } array => (array[0], array[1]),
            { IsDocument: true } when value.AsDocument is { Count: >= 2 } document => (document.GetAt(0).Value, document.GetAt(1).Value),
            _ => default,
        };
        if (!value.IsArray && !value.IsDocument)
        {
            error = $"geo element must be an array or object: {value}";
            return false;
        }

        if (!first.IsNumber || !second.IsNumber)
        {
            error = $"Point must only contain numeric elements, at least two: {value}";
            return false;
        }

        pair = new LngLat(first.ToDouble(), second.ToDouble());
        if (double.IsFinite(pair.Lng) && double.IsFinite(pair.Lat)) return true;
        error = $"Point coordinates must be finite numbers: {value}";
        return false;
    }

    private static bool TryReadPosition(BsonValue value, out LngLat position, ref string error)
    {
        position = default;
        if (!value.IsArray)
        {
            error = "Point must be an array of numbers";
            return false;
        }

        if (!TryReadPair(value, out position, ref error)) return false;
        if (position.IsOnSphere) return true;
        error = $"longitude/latitude is out of bounds, lng: {position.Lng} lat: {position.Lat}";
        return false;
    }

    private static bool TryReadCrs(BsonDocument document, ref string error)
    {
        BsonValue crs = document["crs"];
        if (crs.IsMissing) return true;
        BsonValue properties = crs.IsDocument ? crs.AsDocument["properties"] : default;
        BsonValue name = properties.IsDocument ? properties.AsDocument["name"] : default;
        if (name.IsString && name.AsString is "urn:ogc:def:crs:OGC:1.3:CRS84" or "EPSG:4326") return true;
        error = $"Unknown CRS name: {name}; the embedded store has EPSG:4326 alone";
        return false;
    }

    private bool TryRead(BsonDocument document, int depth)
    {
        if (depth > MaxNesting) return Fail($"a GeometryCollection may not nest deeper than {MaxNesting} levels");
        if (!TryReadCrs(document, ref _error)) return false;
        BsonValue coordinates = document["coordinates"];
        switch (document["type"].AsString)
        {
            case "Point":
                return TryReadPoint(coordinates);
            case "MultiPoint":
                return TryReadEach("MultiPoint coordinates", coordinates, TryReadPoint);
            case "LineString":
                return TryReadLine(coordinates);
            case "MultiLineString":
                return TryReadEach("MultiLineString coordinates", coordinates, TryReadLine);
            case "Polygon":
                return TryReadPolygon(coordinates);
            case "MultiPolygon":
                return TryReadEach("MultiPolygon coordinates", coordinates, TryReadPolygon);
            case "GeometryCollection":
                return TryReadCollection(document["geometries"], depth);
            default:
                return Fail($"unknown GeoJSON type: {document["type"].AsString}");
        }
    }

    private bool TryReadEach(string what, BsonValue parts, Func<BsonValue, bool> read)
    {
        if (!parts.IsArray || parts.AsArray.Count == 0) return Fail($"{what} must be a nonempty array");
        foreach (BsonValue part in parts.AsArray)
            if (!read(part)) return false;
        return true;
    }

    private bool TryReadCollection(BsonValue geometries, int depth)
    {
        if (!geometries.IsArray || geometries.AsArray.Count == 0) return Fail("GeometryCollection geometries must be a nonempty array");
        foreach (BsonValue geometry in geometries.AsArray)
        {
            if (!IsGeoJson(geometry)) return Fail("GeometryCollection geometries must be GeoJSON objects");
            if (!TryRead(geometry.AsDocument, depth + 1)) return false;
        }

        return true;
    }

    private bool TryReadPoint(BsonValue coordinates)
    {
        if (!TryReadPosition(coordinates, out LngLat position, ref _error)) return false;
        _points.Add(position);
        return true;
    }

    private bool TryReadLine(BsonValue coordinates)
    {
        if (!TryReadPositions(coordinates, out List<LngLat> corners)) return false;
        if (corners.Count < 2) return Fail("GeoJSON LineString must have at least 2 different vertices");
        Arc[] arcs = new Arc[corners.Count - 1];
        for (int i = 0; i < arcs.Length; i++) arcs[i] = new Arc(corners[i], corners[i + 1]);
        _lines.Add(arcs);
        return true;
    }

    private bool TryReadPolygon(BsonValue coordinates)
    {
        if (!coordinates.IsArray || coordinates.AsArray.Count == 0) return Fail("Polygon coordinates must be an array of loops");
        List<SphericalLoop> loops = [];
        foreach (BsonValue ring in coordinates.AsArray)
        {
            if (!TryReadLoop(ring, out SphericalLoop? loop)) return false;
            loops.Add(loop!);
        }

        foreach (SphericalLoop hole in loops.Skip(1))
        {
            if (!hole.Edges.All(edge => loops[0].Contains(edge.From, edge.A)))
                return Fail("Secondary loops not contained by first exterior loop - secondary loops must be holes");
        }

        _polygons.Add(new SphericalPolygon(loops[0], loops[1..]));
        return true;
    }

    private bool TryReadLoop(BsonValue ring, out SphericalLoop? loop)
    {
        loop = null;
        if (!TryReadPositions(ring, out List<LngLat> corners)) return false;
        if (corners.Count > 1 && corners[0] != corners[^1]) return Fail($"Loop is not closed: {ring}");
        corners.RemoveAt(corners.Count - 1);
        if (corners.Count < 3) return Fail($"Loop must have at least 3 different vertices: {ring}");
        if (AreAntipodal(corners[^1], corners[0])) return Fail("an edge may not join antipodal vertices");
        loop = new SphericalLoop(corners);
        return loop.FindCrossing() is not { } crossing
            || Fail($"Loop is not valid: {ring} Edges {crossing.First} and {crossing.Second} cross");
    }

    // Neighbours that are the same place are one corner.
    private bool TryReadPositions(BsonValue coordinates, out List<LngLat> corners)
    {
        corners = [];
        if (!coordinates.IsArray || coordinates.AsArray.Count == 0) return Fail("coordinates must be a nonempty array of positions");
        if (coordinates.AsArray.Count > MaxCorners) return Fail($"a line may not have more than {MaxCorners} vertices");
        foreach (BsonValue coordinate in coordinates.AsArray)
        {
            if (!TryReadPosition(coordinate, out LngLat position, ref _error)) return false;
            if (corners.Count > 0 && corners[^1] == position) continue;
            if (corners.Count > 0 && AreAntipodal(corners[^1], position)) return Fail("an edge may not join antipodal vertices");
            corners.Add(position);
        }

        return true;
    }

    private static bool AreAntipodal(LngLat one, LngLat other) => (one.ToVector() + other.ToVector()).Length < Arc.Tolerance;

    private bool Fail(string error)
    {
        _error = error;
        return false;
    }
}
