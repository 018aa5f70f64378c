using Millrace.Bson;
using static Millrace.RandomUsers.Transforms.Operators;

namespace Millrace.RandomUsers.Transforms;

/// <summary>
/// Geohashes in aggregation expressions. A geohash interleaves the bits of longitude and latitude, longitude and highest first, and writes
/// five bits a character.
/// </summary>
internal static class Geohashes
{
    /// <summary>Characters of a flat document's geohash: cells of 38 m × 19 m at the equator.</summary>
    public const int MaxPrecision = 8;

    /// <summary>The 32 characters by value.</summary>
    public const string Alphabet = "0123456789bcdefghjkmnpqrstuvwxyz";

    // The two characters of five bits of each axis, at 2 × (longitude × 32 + latitude).
    private static readonly string Pairs = string.Concat(
        Enumerable.Range(0, 1024).Select(index => Pair(Interleaved(index >> 5, index & 31))));

    /// <summary>Bits of longitude in a geohash of so many characters; the other bits are of latitude.</summary>
    public static int LongitudeBits(int precision) => ((5 * precision) + 1) / 2;

    public static int LatitudeBits(int precision) => 5 * precision / 2;

    /// <summary>Width of a cell in degrees.</summary>
    public static double Width(int precision) => 360.0 / (1L << LongitudeBits(precision));

    /// <summary>Height of a cell in degrees.</summary>
    public static double Height(int precision) => 180.0 / (1L << LatitudeBits(precision));

    /// <summary>The cell's column (of 360 degrees) or row (of 180), from the west or the south; null of null. The last one takes the far
    /// edge too.</summary>
    public static BsonDocument Index(string degrees, int range, int precision)
    {
        var bits = range == 360 ? LongitudeBits(precision) : LatitudeBits(precision);
        var size = (double)range / (1L << bits);
        var index = Floor(Divide(Subtract(degrees, -range / 2), size));
        return Cond(Gte(degrees, -range / 2), new BsonDocument("$min", new BsonArray { index, (1 << bits) - 1 }), BsonValue.Null);
    }

    /// <summary>The text of a cell of <see cref="MaxPrecision"/>.</summary>
    public static BsonDocument Text(string column, string row)
    {
        var pairs = new List<BsonValue>();
        for (var shift = LatitudeBits(MaxPrecision) - 5; shift >= 0; shift -= 5)
        {
            var at = Multiply(Add(Multiply(FiveBits(column, shift), 32), FiveBits(row, shift)), 2);
            pairs.Add(SubstrBytes(Pairs, Convert(at, "int"), 2));
        }

        return Concat([.. pairs]);
    }

    private static BsonDocument FiveBits(string index, int shift) => Mod(Floor(Divide(index, 1 << shift)), 32);

    private static int Interleaved(int longitude, int latitude)
    {
        var bits = 0;
        for (var bit = 4; bit >= 0; bit--)
        {
            bits = (bits << 2) | (((longitude >> bit) & 1) << 1) | ((latitude >> bit) & 1);
        }

        return bits;
    }

    private static string Pair(int bits) => $"{Alphabet[bits >> 5]}{Alphabet[bits & 31]}";
}
