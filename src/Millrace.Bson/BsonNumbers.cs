using System.Numerics;

namespace Millrace.Bson;

/// <summary>Comparison of numbers of different types by their exact value: no operand is rounded to the other's type.</summary>
internal static class BsonNumbers
{
    private const double TwoTo63 = 9223372036854775808.0;
    private const int NaNHash = 0x7FF8;

    public static int Compare(BsonValue x, BsonValue y) => (x.Type, y.Type) switch
    {
        (BsonType.Double, BsonType.Double) => Compare(x.AsDouble, y.AsDouble),
        (BsonType.Double, BsonType.Decimal128) => -Compare(y.AsDecimal128, x.AsDouble),
        (BsonType.Double, _) => -Compare(IntegerOf(y), x.AsDouble),
        (BsonType.Decimal128, BsonType.Decimal128) => x.AsDecimal128.CompareTo(y.AsDecimal128),
        (BsonType.Decimal128, BsonType.Double) => Compare(x.AsDecimal128, y.AsDouble),
        (BsonType.Decimal128, _) => x.AsDecimal128.CompareTo(Decimal128.FromInt64(IntegerOf(y))),
        (_, BsonType.Double) => Compare(IntegerOf(x), y.AsDouble),
        (_, BsonType.Decimal128) => Decimal128.FromInt64(IntegerOf(x)).CompareTo(y.AsDecimal128),
        _ => IntegerOf(x).CompareTo(IntegerOf(y)),
    };

    public static int Hash(BsonValue value)
    {
        if (value.TryGetInt64(out var integer))
            return integer.GetHashCode();

        // Not an integer: a decimal that equals a double converts to exactly that double.
        var number = value.ToDouble();
        return double.IsNaN(number) ? NaNHash : number.GetHashCode();
    }

    public static bool TryGetInt64(double value, out long integer)
    {
        var fits = value is >= -TwoTo63 and < TwoTo63 && Math.Truncate(value) == value;
        integer = fits ? (long)value : 0;
        return fits;
    }

    private static long IntegerOf(BsonValue value) => value.Type == BsonType.Int32 ? value.AsInt32 : value.AsInt64;

    // The framework's order is the one wanted, NaN first and equal to itself, except that it is not asked to tell −0 from 0.
    private static int Compare(double x, double y) => x.CompareTo(y);

    private static int Compare(long x, double y)
    {
        if (double.IsNaN(y) || y < -TwoTo63)
            return 1;
        if (y >= TwoTo63)
            return -1;
        var truncated = (long)y;
        return x != truncated ? x.CompareTo(truncated) : 0.0.CompareTo(y - truncated);
    }

    private static int Compare(Decimal128 x, double y)
    {
        if (x.IsNaN || !double.IsFinite(y) || !x.IsFinite)
            return x.IsNaN || double.IsNaN(y) ? double.IsNaN(y).CompareTo(x.IsNaN) : x.CompareTo(Decimal128.FromDouble(y));

        // Rounding keeps the order, so that only values that round to y itself need exact arithmetic.
        var rounded = x.ToDouble();
        return rounded != y ? rounded.CompareTo(y) : CompareExactly(x, y);
    }

    private static int CompareExactly(Decimal128 x, double y)
    {
        if (y == 0)
            return x.IsZero ? 0 : x.IsNegative ? -1 : 1;
        var bits = BitConverter.DoubleToInt64Bits(y);
        var biasedExponent = (int)((bits >> 52) & 0x7FF);
        var significand = bits & 0xF_FFFF_FFFF_FFFF;
        if (biasedExponent != 0)
            significand |= 1L << 52;
        var binaryExponent = Math.Max(biasedExponent, 1) - 1075;

        // coefficient × 10^q against significand × 2^p, both sides freed of negative powers.
        var left = (BigInteger)x.Coefficient;
        var right = new BigInteger(significand);
        if (x.Exponent >= 0)
            left *= BigInteger.Pow(10, x.Exponent);
        else
            right *= BigInteger.Pow(10, -x.Exponent);
        if (binaryExponent >= 0)
            right <<= binaryExponent;
        else
            left <<= -binaryExponent;
        var magnitude = left.CompareTo(right);
        return x.IsNegative ? -magnitude : magnitude;
    }
}
