using System.Globalization;
using System.Numerics;
using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>Arithmetic on decimal128: exact by big integers, then rounded half to even to 34 digits, as IEEE 754 has it.</summary>
internal static class DecimalMath
{
    /// <summary>Any number as a decimal. A double takes 15 significant digits, as in MongoDB.</summary>
    public static Decimal128 FromNumber(BsonValue value) => value.Type switch
    {
        BsonType.Decimal128 => value.AsDecimal128,
        BsonType.Double => FromDouble(value.AsDouble),
        _ => Decimal128.FromInt64(Numeric.ToInt64(value)),
    };

    public static Decimal128 FromDouble(double value) => double.IsNaN(value) ? Decimal128.NaN
        : double.IsInfinity(value) ? (value > 0 ? Decimal128.PositiveInfinity : Decimal128.NegativeInfinity)
        : Decimal128.Parse(value.ToString("E14", CultureInfo.InvariantCulture));

    public static bool TryToInt64(Decimal128 value, out long number) => value.TryGetInt64(out number);

    public static Decimal128 Abs(Decimal128 value) => value.IsNaN ? value : new Decimal128(value.High & ~(1UL << 63), value.Low);

    public static Decimal128 Negate(Decimal128 value) => value.IsNaN ? value : new Decimal128(value.High ^ (1UL << 63), value.Low);

    public static Decimal128 Add(Decimal128 left, Decimal128 right)
    {
        if (!left.IsFinite || !right.IsFinite)
        {
            return AddNonFinite(left, right);
        }

        // An operand of another magnitude beyond reach cannot change the result, but its digits would cost thousands of places.
        if (Math.Abs(left.Exponent - right.Exponent) > 100 && !left.IsZero && !right.IsZero)
        {
            return left.Exponent > right.Exponent ? left : right;
        }

        var exponent = Math.Min(left.Exponent, right.Exponent);
        var sum = (Signed(left) * Power(left.Exponent - exponent)) + (Signed(right) * Power(right.Exponent - exponent));
        return Rounded(sum, exponent);
    }

    public static Decimal128 Subtract(Decimal128 left, Decimal128 right) => Add(left, Negate(right));

    public static Decimal128 Multiply(Decimal128 left, Decimal128 right)
    {
        if (left.IsFinite && right.IsFinite)
        {
            return Rounded(Signed(left) * Signed(right), left.Exponent + right.Exponent);
        }

        if (left.IsNaN || right.IsNaN || left.IsZero || right.IsZero)
        {
            return Decimal128.NaN;
        }

        return left.IsNegative == right.IsNegative ? Decimal128.PositiveInfinity : Decimal128.NegativeInfinity;
    }

    /// <summary>The divisor must not be zero.</summary>
    public static Decimal128 Divide(Decimal128 left, Decimal128 right)
    {
        if (left.IsNaN || right.IsNaN || (left.IsInfinity && right.IsInfinity))
        {
            return Decimal128.NaN;
        }

        if (left.IsInfinity)
        {
            return left.IsNegative == right.IsNegative ? Decimal128.PositiveInfinity : Decimal128.NegativeInfinity;
        }

        if (right.IsInfinity)
        {
            return Decimal128.Zero;
        }

        // 70 more digits than the divisor's: the quotient has at least 35, and the sticky last digit keeps the rounding right.
        const int extra = 70;
        var quotient = BigInteger.DivRem(Signed(left) * Power(extra), Signed(right), out var remainder);
        var exponent = left.Exponent - right.Exponent - extra;
        if (!remainder.IsZero)
        {
            return Rounded((quotient * 10) + (quotient.Sign < 0 ? -1 : 1), exponent - 1);
        }

        // An exact quotient has no more zeros behind than it needs.
        var ideal = left.Exponent - right.Exponent;
        while (exponent < ideal && !quotient.IsZero)
        {
            var shorter = BigInteger.DivRem(quotient, 10, out var digit);
            if (!digit.IsZero)
            {
                break;
            }

            (quotient, exponent) = (shorter, exponent + 1);
        }

        return Rounded(quotient, quotient.IsZero ? ideal : exponent);
    }

    /// <summary>The remainder with the dividend's sign. The divisor must not be zero.</summary>
    public static Decimal128 Remainder(Decimal128 left, Decimal128 right)
    {
        if (left.IsNaN || right.IsNaN || left.IsInfinity)
        {
            return Decimal128.NaN;
        }

        if (right.IsInfinity)
        {
            return left;
        }

        var exponent = Math.Min(left.Exponent, right.Exponent);
        var divisor = Signed(right) * Power(right.Exponent - exponent);
        // The dividend's power is taken modulo the divisor: its digits may number thousands.
        var scaled = BigInteger.ModPow(10, left.Exponent - exponent, BigInteger.Abs(divisor));
        var remainder = BigInteger.Remainder(Signed(left) * scaled, divisor);
        return Rounded(remainder, exponent);
    }

    /// <summary>Rounds to a number of digits after the point; a negative number rounds before it.</summary>
    public static Decimal128 Round(Decimal128 value, int digits, MidpointRounding mode)
        => !value.IsFinite || value.Exponent >= -digits
            ? value
            : Rounded(DivideRounded(Signed(value), -digits - value.Exponent, mode), -digits);

    /// <summary>Rounds by the double's exact binary value.</summary>
    public static double RoundDouble(double value, int digits, MidpointRounding mode)
    {
        var exact = ExactParts(value, out var exponent);
        if (exponent >= -digits)
        {
            return value;
        }

        var rounded = DivideRounded(exact, -digits - exponent, mode);
        return double.Parse(
            rounded.ToString(CultureInfo.InvariantCulture) + "E" + (-digits).ToString(CultureInfo.InvariantCulture),
                CultureInfo.InvariantCulture);
    }

    /// <summary>Rounds a whole number before its point (<paramref name="digits"/> is negative).</summary>
    public static BigInteger RoundWhole(long value, int digits, MidpointRounding mode)
        => DivideRounded(value, -digits, mode) * Power(-digits);

    private static Decimal128 AddNonFinite(Decimal128 left, Decimal128 right)
    {
        if (left.IsNaN || right.IsNaN || (left.IsInfinity && right.IsInfinity && left.IsNegative != right.IsNegative))
        {
            return Decimal128.NaN;
        }

        return left.IsInfinity ? left : right;
    }

    private static BigInteger Signed(Decimal128 value) => value.IsNegative ? -(BigInteger)value.Coefficient : value.Coefficient;

    private static BigInteger Power(int exponent) => BigInteger.Pow(10, exponent);

    /// <summary>A finite double is m × 2^e; with a negative e that is m × 5^-e × 10^e.</summary>
    private static BigInteger ExactParts(double value, out int exponent)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var power = (int)((bits >> 52) & 0x7FF);
        BigInteger mantissa = bits & 0xF_FFFF_FFFF_FFFF;
        mantissa += power == 0 ? 0 : 1L << 52;
        power = Math.Max(power, 1) - 1075;
        mantissa = bits < 0 ? -mantissa : mantissa;
        exponent = Math.Min(power, 0);
        return power >= 0 ? mantissa << power : mantissa * BigInteger.Pow(5, -power);
    }

    private static BigInteger DivideRounded(BigInteger value, int places, MidpointRounding mode)
    {
        var divisor = Power(places);
        var quotient = BigInteger.DivRem(value, divisor, out var remainder);
        if (remainder.IsZero)
        {
            return quotient;
        }

        var half = (BigInteger.Abs(remainder) * 2).CompareTo(divisor);
        var away = mode switch
        {
            MidpointRounding.ToEven => half > 0 || (half == 0 && !quotient.IsEven),
            MidpointRounding.ToPositiveInfinity => value.Sign > 0,
            MidpointRounding.ToNegativeInfinity => value.Sign < 0,
            _ => false,
        };
        return away ? quotient + value.Sign : quotient;
    }

    private static Decimal128 Rounded(BigInteger coefficient, int exponent)
    {
        var negative = coefficient.Sign < 0;
        var magnitude = BigInteger.Abs(coefficient);
        var excess = Math.Max(DigitCount(magnitude) - Decimal128.MaxDigits, Decimal128.MinExponent - exponent);
        if (excess > 0)
        {
            magnitude = DivideRounded(magnitude, excess, MidpointRounding.ToEven);
            exponent += excess;
            if (DigitCount(magnitude) > Decimal128.MaxDigits)
            {
                magnitude /= 10;
                exponent++;
            }
        }

        while (exponent > Decimal128.MaxExponent)
        {
            if (!magnitude.IsZero && DigitCount(magnitude) >= Decimal128.MaxDigits)
            {
                return negative ? Decimal128.NegativeInfinity : Decimal128.PositiveInfinity;
            }

            magnitude *= 10;
            exponent = magnitude.IsZero ? Decimal128.MaxExponent : exponent - 1;
        }

        return Decimal128.FromParts(negative, (UInt128)magnitude, exponent);
    }

    private static int DigitCount(BigInteger magnitude)
        => magnitude.IsZero ? 1 : (int)Math.Floor(BigInteger.Log10(magnitude)) + CountCorrection(magnitude);

    /// <summary>The logarithm of a number just below a power of ten may come out as the power: corrects the count by comparing.</summary>
    private static int CountCorrection(BigInteger magnitude)
    {
        var estimate = (int)Math.Floor(BigInteger.Log10(magnitude));
        if (magnitude < Power(estimate))
        {
            return 0;
        }

        return magnitude >= Power(estimate + 1) ? 2 : 1;
    }
}
