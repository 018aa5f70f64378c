using System.Numerics;

namespace Millrace.Bson;

// Arithmetic as IEEE 754-2008 has it: 34 digits, rounded half to even, infinite beyond the largest exponent, NaN where there is no answer.
public readonly partial struct Decimal128
{
    public static Decimal128 operator -(Decimal128 value) => new(value.High ^ SignBit, value.Low);

    public static Decimal128 operator +(Decimal128 left, Decimal128 right)
    {
        if (left.IsNaN || right.IsNaN || (left.IsInfinity && right.IsInfinity && left.IsNegative != right.IsNegative))
            return NaN;
        if (!left.IsFinite || !right.IsFinite)
            return left.IsFinite ? right : left;
        var exponent = Math.Min(left.Exponent, right.Exponent);
        var sum = left.ScaledTo(exponent) + right.ScaledTo(exponent);
        var isNegative = sum.IsZero ? left.IsNegative && right.IsNegative : sum.Sign < 0;
        return Round(isNegative, BigInteger.Abs(sum), exponent, hasMore: false);
    }

    public static Decimal128 operator -(Decimal128 left, Decimal128 right) => left + -right;

    public static Decimal128 operator *(Decimal128 left, Decimal128 right)
    {
        var isNegative = left.IsNegative != right.IsNegative;
        if (left.IsNaN || right.IsNaN)
            return NaN;
        if (!left.IsFinite || !right.IsFinite)
            return left.IsZero || right.IsZero ? NaN : Infinity(isNegative);
        return Round(isNegative, (BigInteger)left.Coefficient * right.Coefficient, left.Exponent + right.Exponent, hasMore: false);
    }

    public static Decimal128 operator /(Decimal128 left, Decimal128 right)
    {
        var isNegative = left.IsNegative != right.IsNegative;
        if (left.IsNaN || right.IsNaN || (left.IsInfinity && right.IsInfinity) || (left.IsZero && right.IsZero))
            return NaN;
        if (left.IsInfinity || right.IsZero)
            return Infinity(isNegative);
        if (right.IsInfinity)
            return Round(isNegative, BigInteger.Zero, MinExponent, hasMore: false);

        // Enough digits for the quotient to have more than 34; the remainder only tells on which side of a tie it lies.
        var preferredExponent = left.Exponent - right.Exponent;
        var shift = Math.Max(0, MaxDigits + 1 + DigitCount(right.Coefficient) - DigitCount(left.Coefficient));
        var quotient = BigInteger.DivRem((BigInteger)left.Coefficient * BigInteger.Pow(10, shift), right.Coefficient, out var remainder);
        var exponent = preferredExponent - shift;
        while (remainder.IsZero && exponent < preferredExponent && (quotient % 10).IsZero)
        {
            quotient /= 10;
            exponent++;
        }

        return Round(isNegative, quotient, exponent, !remainder.IsZero);
    }

    private static Decimal128 Infinity(bool isNegative) => isNegative ? NegativeInfinity : PositiveInfinity;

    private BigInteger ScaledTo(int exponent)
    {
        var magnitude = (BigInteger)Coefficient * BigInteger.Pow(10, Exponent - exponent);
        return IsNegative ? -magnitude : magnitude;
    }

    /// <param name="isNegative">The sign, which a zero keeps.</param>
    /// <param name="magnitude">The digits, as many as there are.</param>
    /// <param name="exponent">Their power of ten.</param>
    /// <param name="hasMore">The exact result is a little more than these digits say.</param>
    private static Decimal128 Round(bool isNegative, BigInteger magnitude, int exponent, bool hasMore)
    {
        var digits = magnitude.IsZero ? 1 : DigitCount(magnitude);
        var excess = Math.Max(digits - MaxDigits, MinExponent - exponent);
        if (excess > 0)
        {
            magnitude = DropDigits(magnitude, excess, hasMore);
            exponent += excess;
        }

        if (magnitude > MaxCoefficient)
        {
            magnitude /= 10; // rounded up to 10^34
            exponent++;
        }

        if (magnitude.IsZero)
            exponent = Math.Min(exponent, MaxExponent);
        return TryFit(isNegative, (UInt128)magnitude, exponent, out var value) ? value : Infinity(isNegative);
    }

    private static BigInteger DropDigits(BigInteger magnitude, int count, bool hasMore)
    {
        var unit = BigInteger.Pow(10, count);
        var kept = BigInteger.DivRem(magnitude, unit, out var dropped);
        var half = (2 * dropped).CompareTo(unit);
        var roundsUp = half > 0 || (half == 0 && (hasMore || !kept.IsEven));
        return roundsUp ? kept + 1 : kept;
    }

    private static int DigitCount(BigInteger magnitude)
    {
        var estimate = (int)((magnitude.GetBitLength() - 1) * 1233 / 4096); // log10(2) is a little more than 1233/4096
        while (magnitude >= BigInteger.Pow(10, estimate))
            estimate++;
        return estimate;
    }
}
