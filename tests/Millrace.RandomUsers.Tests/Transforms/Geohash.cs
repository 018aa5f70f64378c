namespace Millrace.RandomUsers.Tests.Transforms;

/// <summary>A geohash cell by the textbook's method, halving the world bit by bit.</summary>
public sealed record Geohash(string Text, double West, double South, double East, double North)
{
    public static Geohash Of(double latitude, double longitude, int precision)
    {
        var (west, east, south, north) = (-180.0, 180.0, -90.0, 90.0);
        var text = "";
        var bit = 0;
        while (text.Length < precision)
            text += Character(latitude, longitude, ref bit, ref west, ref east, ref south, ref north);

        return new Geohash(text, west, south, east, north);
    }

    private static char Character(
        double latitude, double longitude, ref int bit, ref double west, ref double east, ref double south, ref double north)
    {
        var index = 0;
        for (var i = 0; i < 5; i++, bit++)
        {
            var upper = bit % 2 == 0 ? Halve(longitude, ref west, ref east) : Halve(latitude, ref south, ref north);
            index = (index << 1) | upper;
        }

        return "0123456789bcdefghjkmnpqrstuvwxyz"[index];
    }

    private static int Halve(double value, ref double low, ref double high)
    {
        var middle = (low + high) / 2;
        if (value >= middle)
        {
            low = middle;
            return 1;
        }

        high = middle;
        return 0;
    }
}
