using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Storage.Keys;

/// <summary>
/// A finite decimal number as sign, digits and a power of ten: the exact form that <see cref="NumericKey"/> falls back to.
/// </summary>
/// <param name="Negative">True below zero.</param>
/// <param name="Coefficient">Not negative, without trailing decimal zeros.</param>
/// <param name="Exponent">The power of ten that the coefficient is multiplied by.</param>
internal readonly record struct DecimalDigits(bool Negative, BigInteger Coefficient, int Exponent)
{
    // Keeps the exponent of the first digit (−6176 … 6144 and a few digits) positive in 16 bits.
    private const int ExponentBias = 16384;

    public static DecimalDigits FromInt64(long value) => Normalized(value < 0, BigInteger.Abs(value), 0);

    public static DecimalDigits FromDecimal128(Decimal128 value) => Normalized(value.IsNegative, value.Coefficient, value.Exponent);

    /// <summary>The nearest double; infinite when out of range.</summary>
    public double ToDouble()
    {
        double value = double.Parse(string.Create(CultureInfo.InvariantCulture, $"{Coefficient}E{Exponent}"), CultureInfo.InvariantCulture);
        return Negative ? -value : value;
    }

    /// <summary>Compares by exact value with a double, which may be infinite but not NaN.</summary>
    public int CompareTo(double other)
    {
        if (double.IsInfinity(other)) return other > 0 ? -1 : 1;
        long bits = BitConverter.DoubleToInt64Bits(other);
        int rawExponent = (int)(bits >> 52 & 0x7FF);
        BigInteger mantissa = bits & 0xFFFFFFFFFFFFFL | (rawExponent == 0 ? 0 : 1L << 52);
        int power = Math.Max(rawExponent, 1) - 1075;
        if (bits < 0) mantissa = -mantissa;

        BigInteger left = Negative ? -Coefficient : Coefficient;
        BigInteger right = mantissa;
        if (Exponent >= 0) left *= BigInteger.Pow(10, Exponent);
        else right *= BigInteger.Pow(10, -Exponent);
        if (power >= 0) right <<= power;
        else left <<= -power;
        return left.CompareTo(right);
    }

    /// <summary>Appends the lead byte and order-preserving bytes of the number; numbers of both signs keep their order.</summary>
    public void AppendTo(ArrayBufferWriter<byte> key, byte lead)
    {
        key.AppendByte(lead);
        string digits = Coefficient.ToString(CultureInfo.InvariantCulture);
        byte flip = Negative ? (byte)0xFF : (byte)0;
        Span<byte> space = key.GetSpan(3 + digits.Length);
        BinaryPrimitives.WriteUInt16BigEndian(space, (ushort)(Exponent + digits.Length - 1 + ExponentBias));
        for (int i = 0; i < digits.Length; i++) space[2 + i] = (byte)(digits[i] - '0' + 1);
        space[2 + digits.Length] = 0;
        for (int i = 0; i < 3 + digits.Length; i++) space[i] ^= flip;
        key.Advance(3 + digits.Length);
    }

    private static DecimalDigits Normalized(bool negative, BigInteger coefficient, int exponent)
    {
        if (coefficient.IsZero) return new DecimalDigits(Negative: false, BigInteger.Zero, 0);
        while (true)
        {
            BigInteger shorter = BigInteger.DivRem(coefficient, 10, out BigInteger digit);
            if (!digit.IsZero) return new DecimalDigits(negative, coefficient, exponent);
            coefficient = shorter;
            exponent++;
        }
    }
}
