using Millrace.Bson;
using Millrace.Pipelines;
using Millrace.Pipelines.Transform;
using static Millrace.RandomUsers.Transforms.Operators;

namespace Millrace.RandomUsers.Transforms;

/// <summary>The geographic views of <c>analytics</c>. Users without a valid position are left out.</summary>
internal static class GeolocationStages
{
    /// <summary>The finest precision that is stored; finer densities are computed from the flat collections.</summary>
    public const int MaxStoredPrecision = 3;

    private const double EarthRadiusKm = 6371.0088; // mean radius, IUGG

    /// <summary><c>analytics.geo_cells</c>: users of each geohash cell of one to three characters.</summary>
    public static ViewDefinition Cells(CollectionName target, IReadOnlyList<string> from) => new()
    {
        Name = "geo_cells",
        Version = 3,
        Target = target,
        From = from,
        Indexes = [new TransformIndex("cell", new BsonDocument { { "precision", 1 }, { "geohash", 1 } })],
        Stages =
        [
            Located(),
            Project(new BsonDocument
            {
                { "portion", 1 },
                { "national", 1 },
                { "gender", 1 },
                { "cell", new BsonArray(Enumerable.Range(1, MaxStoredPrecision).Select(precision => (BsonValue)Cell(precision))) },
            }),
            Unwind("$cell"),
        ],
        Key = new BsonDocument
        {
            { "national", "$national" }, { "gender", "$gender" }, { "precision", "$cell.precision" }, { "geohash", "$cell.geohash" },
        },
        // All documents of a cell have the same edges.
        Measures = new BsonDocument
        {
            { "users", Sum(1) },
            { "west", Min("$cell.west") },
            { "south", Min("$cell.south") },
            { "east", Min("$cell.east") },
            { "north", Min("$cell.north") },
        },
        Row =
        [
            Project(new BsonDocument
            {
                { "national", "$_id.national" },
                { "gender", "$_id.gender" },
                { "precision", "$_id.precision" },
                { "geohash", "$_id.geohash" },
                { "users", "$users" },
                { "center", Point(Divide(Add("$west", "$east"), 2), Divide(Add("$south", "$north"), 2)) },
                { "west", "$west" },
                { "south", "$south" },
                { "east", "$east" },
                { "north", "$north" },
            }),
        ],
    };

    /// <summary>
    /// <c>analytics.geo_countries</c>: centroid, spread and bounds of each nationality's users. The centroid is the mean of the positions
    /// as vectors from the globe's centre, brought back to the surface: a mean of degrees would be wrong across the 180th meridian.
    /// The length R of the mean vector is 1 when all are in one place and near 0 when they are all over the globe; the spread is
    /// the circular standard deviation √(−2 ln R), an angle, as a distance along the surface.
    /// </summary>
    public static ViewDefinition Countries(CollectionName target, IReadOnlyList<string> from) => new()
    {
        Name = "geo_countries",
        Version = 2,
        Target = target,
        From = from,
        Stages = [Located()],
        Key = "$national",
        Measures = new BsonDocument
        {
            { "country", Min("$country") },
            { "users", Sum(1) },
            { "x", Sum(Multiply(Cos("$latitude"), Cos("$longitude"))) },
            { "y", Sum(Multiply(Cos("$latitude"), Sin("$longitude"))) },
            { "z", Sum(Sin("$latitude")) },
            { "south", Min("$latitude") },
            { "west", Min("$longitude") },
            { "north", Max("$latitude") },
            { "east", Max("$longitude") },
        },
        Row =
        [
            Set(new BsonDocument("level", Sqrt(Add(Square("$x"), Square("$y"))))),
            Set(new BsonDocument("length", new BsonDocument("$min", new BsonArray
            {
                1, Divide(Sqrt(Add(Square("$level"), Square("$z"))), "$users"), // rounding must not make it more than 1
            }))),
            Project(new BsonDocument
            {
                { "national", "$_id" },
                { "country", "$country" },
                { "users", "$users" },
                { "centroid", Point(Atan2("$y", "$x"), Atan2("$z", "$level")) },
                { "concentration", Round("$length", 9) },
                { "spread_km", Cond(Gte("$length", 1e-9), Spread(), BsonValue.Null) },
                { "west", "$west" },
                { "south", "$south" },
                { "east", "$east" },
                { "north", "$north" },
            }),
        ],
    };

    private static BsonDocument Spread() =>
        Round(Multiply(EarthRadiusKm, Sqrt(Multiply(-2, new BsonDocument("$ln", "$length")))), 3);

    private static BsonDocument Cell(int precision)
    {
        var (width, height) = (Geohashes.Width(precision), Geohashes.Height(precision));
        return new BsonDocument
        {
            { "precision", new BsonDocument("$literal", precision) },
            { "geohash", SubstrBytes("$geohash", 0, precision) },
            { "west", Edge("$longitude", 360, precision, width, 0) },
            { "south", Edge("$latitude", 180, precision, height, 0) },
            { "east", Edge("$longitude", 360, precision, width, 1) },
            { "north", Edge("$latitude", 180, precision, height, 1) },
        };
    }

    // Sizes of cells are whole powers of two of 360 or 180 degrees, so that the edges are exact.
    private static BsonDocument Edge(string degrees, int range, int precision, double size, int far) =>
        Subtract(Multiply(Add(Geohashes.Index(degrees, range, precision), far), size), range / 2);

    private static BsonDocument Located() => Match(new BsonDocument("position", new BsonDocument("$ne", BsonValue.Null)));

    private static BsonDocument Point(BsonValue longitude, BsonValue latitude) => new()
    {
        { "type", "Point" }, { "coordinates", new BsonArray { longitude, latitude } },
    };

    private static BsonDocument Cos(string degrees) => new("$cos", new BsonDocument("$degreesToRadians", degrees));

    private static BsonDocument Sin(string degrees) => new("$sin", new BsonDocument("$degreesToRadians", degrees));

    // A millionth of a degree is a hand's breadth; what lies beyond depends on the order of summation and would differ from run to run.
    private static BsonDocument Atan2(BsonValue y, BsonValue x) =>
        Round(new BsonDocument("$radiansToDegrees", new BsonDocument("$atan2", new BsonArray { y, x })), 6);

    private static BsonDocument Sqrt(BsonValue value) => new("$sqrt", value);

    private static BsonDocument Square(BsonValue value) => Multiply(value, value);
}
