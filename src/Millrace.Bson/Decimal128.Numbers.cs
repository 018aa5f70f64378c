using System.Globalization;
using System.Numerics;

namespace Millrace.Bson;

public readonly partial struct Decimal128
{
    private static readonly UInt128[] PowersOfTen = MakePowersOfTen();

    public static bool operator <(Decimal128 left, Decimal128 right) => left.CompareTo(right) < 0;

    public static bool operator >(Decimal128 left, Decimal128 right) => left.CompareTo(right) > 0;

    public static bool operator <=(Decimal128 left, Decimal128 right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Decimal128 left, Decimal128 right) => left.CompareTo(right) >= 0;

    public static Decimal128 FromInt64(long value) =>
        FromParts(value < 0, value < 0 ? (ulong)-(value + 1) + 1 : (ulong)value, 0);

    /// <summary>The shortest decimal that reads back as the same double.</summary>
    public static Decimal128 FromDouble(double value)
    {
        Span<char> text = stackalloc char[32];
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        return Parse(text[..length]);
    }

    public static Decimal128 FromDecimal(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var coefficient = new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        return FromParts(parts[3] < 0, coefficient, -((parts[3] >> 16) & 0xFF));
    }

    /// <summary>The nearest double; infinite beyond its range.</summary>
    public double ToDouble()
    {
        if (IsNaN)
            return double.NaN;
        if (IsInfinity)
            return IsNegative ? double.NegativeInfinity : double.PositiveInfinity;
        Span<char> text = stackalloc char[48];
        Coefficient.TryFormat(text, out var digits, default, CultureInfo.InvariantCulture);
        text[digits] = 'E';
        Exponent.TryFormat(text[(digits + 1)..], out var exponentDigits, default, CultureInfo.InvariantCulture);
        var magnitude = double.Parse(text[..(digits + 1 + exponentDigits)], NumberStyles.Float, CultureInfo.InvariantCulture);
        return IsNegative ? -magnitude : magnitude;
    }

    /// <summary>The value as a <see cref="decimal"/>, rounded half to even where it has more digits than that type holds.</summary>
    /// <exception cref="OverflowException">The value is not finite or too large.</exception>
    public decimal ToDecimal() => IsFinite
        ? decimal.Parse(ToString(), NumberStyles.Float, CultureInfo.InvariantCulture)
        : throw new OverflowException($"{this} has no decimal value.");

    /// <summary>The value as an integer, if it is one and fits.</summary>
    public bool TryGetInt64(out long value)
    {
        value = 0;
        if (!IsFinite)
            return false;
        var (magnitude, exponent) = (Coefficient, Exponent);
        if (magnitude == UInt128.Zero)
            return true;
        const int digitsOfInt64 = 19;
        if (exponent is < -MaxDigits or > digitsOfInt64)
            return false;
        if (exponent < 0)
        {
            (magnitude, var remainder) = UInt128.DivRem(magnitude, PowersOfTen[-exponent]);
            if (remainder != UInt128.Zero)
                return false;
        }

        var limit = (UInt128)long.MaxValue + (IsNegative ? 1u : 0u);
        if (magnitude > limit)
            return false;
        if (exponent > 0)
            magnitude *= PowersOfTen[exponent];
        if (magnitude > limit)
            return false;
        value = IsNegative ? unchecked(-(long)(ulong)magnitude) : (long)magnitude;
        return true;
    }

    /// <summary>The integer part as a big integer.</summary>
    /// <exception cref="OverflowException">The value is not finite.</exception>
    public BigInteger ToBigInteger()
    {
        if (!IsFinite)
            throw new OverflowException($"{this} has no integer value.");
        var magnitude = Exponent >= 0
            ? (BigInteger)Coefficient * BigInteger.Pow(10, Exponent)
            : (BigInteger)Coefficient / BigInteger.Pow(10, -Exponent);
        return IsNegative ? -magnitude : magnitude;
    }

    /// <summary>Compares by value: NaN is lowest and equals NaN, −0 equals 0, 1.0 equals 1.00.</summary>
    public int CompareTo(Decimal128 other)
    {
        if (IsNaN || other.IsNaN)
            return other.IsNaN.CompareTo(IsNaN);
        var (sign, otherSign) = (Sign, other.Sign);
        if (sign != otherSign || sign == 0)
            return sign.CompareTo(otherSign);
        return sign * CompareMagnitude(other);
    }

    private int Sign => IsZero ? 0 : IsNegative ? -1 : 1;

    private int CompareMagnitude(Decimal128 other)
    {
        if (IsInfinity || other.IsInfinity)
            return IsInfinity.CompareTo(other.IsInfinity);
        var (coefficient, otherCoefficient) = (Coefficient, other.Coefficient);
        var order = (DigitCount(coefficient) + Exponent).CompareTo(DigitCount(otherCoefficient) + other.Exponent);
        if (order != 0)
            return order;

        // Leading digits stand at the same power of ten, so that the exponents differ by less than 34
        // and the scaled coefficient has at most 34 digits.
        var difference = Exponent - other.Exponent;
        if (difference > 0)
            coefficient *= PowersOfTen[difference];
        else
            otherCoefficient *= PowersOfTen[-difference];
        return coefficient.CompareTo(otherCoefficient);
    }

    private static int DigitCount(UInt128 coefficient)
    {
        var index = Array.BinarySearch(PowersOfTen, coefficient);
        return index >= 0 ? index + 1 : ~index;
    }

    private static UInt128[] MakePowersOfTen()
    {
        var powers = new UInt128[39];
        powers[0] = UInt128.One;
        for (var i = 1; i < powers.Length; i++)
            powers[i] = powers[i - 1] * 10u;
        return powers;
    }
}
