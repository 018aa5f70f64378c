using Millrace.Pipelines;
using Millrace.RandomUsers.Transforms;

namespace Millrace.RandomUsers.Analytics;

/// <summary>A cell of the geohash grid. Immutable.</summary>
/// <param name="Geohash">Its name, 1 to 8 characters.</param>
/// <param name="Bounds">Where it lies.</param>
public sealed record GeoCell(string Geohash, GeoBox Bounds)
{
    /// <summary>Reads a geohash.</summary>
    /// <exception cref="PipelineConfigurationException">The text is none.</exception>
    public static GeoCell Parse(string geohash)
    {
        var (column, row, bit) = (0L, 0L, 0);
        foreach (var character in geohash)
        {
            var value = Geohashes.Alphabet.IndexOf(character, StringComparison.Ordinal);
            if (value < 0 || geohash.Length > Geohashes.MaxPrecision)
            {
                throw new PipelineConfigurationException($"'{geohash}' is no geohash of up to {Geohashes.MaxPrecision} characters.");
            }

            for (var shift = 4; shift >= 0; shift--, bit++)
            {
                var one = (value >> shift) & 1;
                (column, row) = bit % 2 == 0 ? ((column << 1) | (uint)one, row) : (column, (row << 1) | (uint)one);
            }
        }

        return new GeoCell(geohash, BoundsOf(column, row, geohash.Length));
    }

    /// <summary>How many cells touch a box, at most.</summary>
    public static double CountWithin(GeoBox box, int precision) =>
        Math.Ceiling((box.Width / Geohashes.Width(precision)) + 1)
        * Math.Ceiling(((box.North - box.South) / Geohashes.Height(precision)) + 1);

    /// <summary>The cells that touch a box, row by row from its south-west; count them first.</summary>
    public static IEnumerable<GeoCell> Within(GeoBox box, int precision)
    {
        var (width, height) = (Geohashes.Width(precision), Geohashes.Height(precision));
        var (columns, rows) = (1L << Geohashes.LongitudeBits(precision), 1L << Geohashes.LatitudeBits(precision));
        var first = Math.Min((long)((box.West + 180) / width), columns - 1);
        var last = Math.Min((long)((box.West + box.Width + 180) / width), first + columns - 1);
        var top = Math.Min((long)((box.North + 90) / height), rows - 1);
        for (var row = Math.Min((long)((box.South + 90) / height), rows - 1); row <= top; row++)
        {
            for (var column = first; column <= last; column++)
            {
                var around = column % columns;
                yield return new GeoCell(Name(around, row, precision), BoundsOf(around, row, precision));
            }
        }
    }

    private static GeoBox BoundsOf(long column, long row, int precision)
    {
        var (width, height) = (Geohashes.Width(precision), Geohashes.Height(precision));
        return new GeoBox((column * width) - 180, (row * height) - 90, ((column + 1) * width) - 180, ((row + 1) * height) - 90);
    }

    private static string Name(long column, long row, int precision) => string.Create(precision, (column, row), static (text, place) =>
    {
        var (columnBit, rowBit) = (Geohashes.LongitudeBits(text.Length) - 1, Geohashes.LatitudeBits(text.Length) - 1);
        for (var index = 0; index < text.Length; index++)
        {
            var value = 0;
            for (var bit = 0; bit < 5; bit++)
            {
                var isColumn = ((index * 5) + bit) % 2 == 0;
                value = (value << 1) | (int)(((isColumn ? place.column >> columnBit-- : place.row >> rowBit--)) & 1);
            }

            text[index] = Geohashes.Alphabet[value];
        }
    });
}
