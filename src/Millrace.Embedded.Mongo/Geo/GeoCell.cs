namespace Millrace.Embedded.Mongo.Geo;

/// <summary>
/// A cell of the quadtree over longitudes and latitudes, as a number: two bits a level from the root down, then a one, then zeros.
/// The numbers of all cells inside a cell lie around its own, so an area is a few ranges of numbers.
/// </summary>
internal readonly record struct GeoCell(long Id)
{
    /// <summary>The finest level: less than 4 cm of longitude.</summary>
    public const int MaxLevel = 30;

    public static readonly GeoCell Root = new(1L << (2 * MaxLevel));

    private long LowestBit => Id & -Id;

    public long First => Id - (LowestBit - 1);

    public long Last => Id + (LowestBit - 1);

    public bool IsLeaf => LowestBit == 1;

    /// <summary>The cell around this one; the root has none.</summary>
    public GeoCell Parent
    {
        get
        {
            long bit = LowestBit << 2;
            return new GeoCell((Id & -bit) | bit);
        }
    }

    public static GeoCell Leaf(LngLat position)
    {
        ulong x = Column(position.Lng, -180, 360);
        ulong y = Column(position.Lat, -90, 180);
        return new GeoCell((long)((((Spread(y) << 1) | Spread(x)) << 1) | 1));
    }

    /// <summary>The quarters of a cell: south west, south east, north west, north east.</summary>
    public GeoCell Child(int quarter)
    {
        long bit = LowestBit >> 2;
        return new GeoCell(Id - LowestBit + bit + (quarter * 2 * bit));
    }

    public static GeoRect ChildRect(in GeoRect rect, int quarter)
    {
        double lng = (rect.West + rect.East) / 2;
        double lat = (rect.South + rect.North) / 2;
        return new GeoRect(
            (quarter & 1) == 0 ? rect.West : lng,
            (quarter & 2) == 0 ? rect.South : lat,
            (quarter & 1) == 0 ? lng : rect.East,
            (quarter & 2) == 0 ? lat : rect.North);
    }

    private static ulong Column(double value, double least, double width)
    {
        double column = (value - least) / width * (1L << MaxLevel);
        return (ulong)Math.Clamp(column, 0, (1L << MaxLevel) - 1);
    }

    // Puts a zero before each bit.
    private static ulong Spread(ulong bits)
    {
        bits = (bits | (bits << 16)) & 0x0000FFFF0000FFFF;
        bits = (bits | (bits << 8)) & 0x00FF00FF00FF00FF;
        bits = (bits | (bits << 4)) & 0x0F0F0F0F0F0F0F0F;
        bits = (bits | (bits << 2)) & 0x3333333333333333;
        return (bits | (bits << 1)) & 0x5555555555555555;
    }
}
