using Millrace.Bson;
using static Millrace.RandomUsers.Transforms.Operators;

namespace Millrace.RandomUsers.Transforms;

/// <summary>Flat documents to the geographic views of <c>analytics</c>. Users without a valid position are left out.</summary>
internal static class GeolocationStages
{
    /// <summary>Characters of a cell's geohash.</summary>
    public const int CellPrecision = 2;

    // Two characters are ten bits, five of each axis, longitude first.
    private const int LongitudeBits = 5;
    private const int LatitudeBits = 5;
    private const double CellWidth = 360.0 / (1 << LongitudeBits);
    private const double CellHeight = 180.0 / (1 << LatitudeBits);
    private const string GeohashAlphabet = "0123456789bcdefghjkmnpqrstuvwxyz";

    /// <summary><c>analytics.geo_cells</c>: users of each geohash cell.</summary>
    public static IReadOnlyList<BsonDocument> Cells() =>
    [
        Located(),
        Group(new BsonDocument
        {
            {
                "_id", new BsonDocument
                {
                    { "national", "$national" },
                    { "column", CellIndex("$longitude", -180, CellWidth, LongitudeBits) },
                    { "row", CellIndex("$latitude", -90, CellHeight, LatitudeBits) },
                }
            },
            { "users", Sum(1) },
        }),
        Set(new BsonDocument
        {
            { "west", Subtract(Multiply("$_id.column", CellWidth), 180) },
            { "south", Subtract(Multiply("$_id.row", CellHeight), 90) },
        }),
        Project(new BsonDocument
        {
            { "_id", new BsonDocument { { "national", "$_id.national" }, { "geohash", Geohash("$_id.column", "$_id.row") } } },
            { "national", "$_id.national" },
            { "geohash", Geohash("$_id.column", "$_id.row") },
            { "users", "$users" },
            {
                "center", new BsonDocument
                {
                    { "type", "Point" },
                    { "coordinates", new BsonArray { Add("$west", CellWidth / 2), Add("$south", CellHeight / 2) } },
                }
            },
            { "west", "$west" },
            { "south", "$south" },
            { "east", Add("$west", CellWidth) },
            { "north", Add("$south", CellHeight) },
        }),
    ];

    /// <summary>
    /// <c>analytics.geo_countries</c>: centroid and bounds of each nationality's users. The centroid is the mean of the positions as
    /// vectors from the globe's centre, brought back to the surface: a mean of degrees would be wrong across the 180th meridian.
    /// </summary>
    public static IReadOnlyList<BsonDocument> Countries() =>
    [
        Located(),
        Group(new BsonDocument
        {
            { "_id", "$national" },
            { "country", Min("$country") },
            { "users", Sum(1) },
            { "x", Avg(Multiply(Cos("$latitude"), Cos("$longitude"))) },
            { "y", Avg(Multiply(Cos("$latitude"), Sin("$longitude"))) },
            { "z", Avg(Sin("$latitude")) },
            { "south", Min("$latitude") },
            { "west", Min("$longitude") },
            { "north", Max("$latitude") },
            { "east", Max("$longitude") },
        }),
        Project(new BsonDocument
        {
            { "national", "$_id" },
            { "country", "$country" },
            { "users", "$users" },
            {
                "centroid", new BsonDocument
                {
                    { "type", "Point" },
                    { "coordinates", new BsonArray { Atan2("$y", "$x"), Atan2("$z", Sqrt(Add(Square("$x"), Square("$y")))) } },
                }
            },
            { "west", "$west" },
            { "south", "$south" },
            { "east", "$east" },
            { "north", "$north" },
        }),
    ];

    private static BsonDocument Located() => Match(new BsonDocument("position", new BsonDocument("$ne", BsonValue.Null)));

    private static BsonDocument Cos(string degrees) => new("$cos", new BsonDocument("$degreesToRadians", degrees));

    private static BsonDocument Sin(string degrees) => new("$sin", new BsonDocument("$degreesToRadians", degrees));

    // A millionth of a degree is a hand's breadth; what lies beyond depends on the order of summation and would differ from run to run.
    private static BsonDocument Atan2(BsonValue y, BsonValue x)
    {
        var degrees = new BsonDocument("$radiansToDegrees", new BsonDocument("$atan2", new BsonArray { y, x }));
        return new BsonDocument("$round", new BsonArray { degrees, 6 });
    }

    private static BsonDocument Sqrt(BsonValue value) => new("$sqrt", value);

    private static BsonDocument Square(BsonValue value) => Multiply(value, value);

    // The last cell takes the far edge (90° and 180°) too.
    private static BsonDocument CellIndex(string degrees, int start, double size, int bits) => Convert(
        new BsonDocument("$min", new BsonArray { Floor(Divide(Subtract(degrees, start), size)), (1 << bits) - 1 }), "int");

    // A geohash interleaves the bits of both axes, highest first, and writes five bits a character.
    private static BsonDocument Geohash(string column, string row)
    {
        var bits = new List<BsonDocument>();
        for (var i = 0; i < LongitudeBits + LatitudeBits; i++)
        {
            var (axis, count) = i % 2 == 0 ? (column, LongitudeBits) : (row, LatitudeBits);
            var bit = Mod(Floor(Divide(axis, 1 << (count - 1 - (i / 2)))), 2);
            bits.Add(Multiply(Convert(bit, "int"), 1 << (4 - (i % 5))));
        }

        var characters = bits.Chunk(5).Select(five => (BsonValue)SubstrCP(GeohashAlphabet, Add([.. five.Select(b => (BsonValue)b)]), 1));
        return Concat([.. characters]);
    }
}
