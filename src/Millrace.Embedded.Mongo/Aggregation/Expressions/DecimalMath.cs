using System.Globalization;
using System.Numerics;
using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>What expressions need of decimals beyond their operators: conversion, remainder and rounding, exact by big integers.</summary>
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
