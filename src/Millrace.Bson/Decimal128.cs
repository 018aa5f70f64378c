namespace Millrace.Bson;

/// <summary>
/// An IEEE 754-2008 decimal of 34 digits in the binary integer encoding, as BSON carries it. Immutable and thread-safe.
/// Equality is that of the bits (1.0 and 1.00 differ, and print differently); <see cref="CompareTo"/> is that of the value.
/// </summary>
public readonly partial struct Decimal128 : IEquatable<Decimal128>, IComparable<Decimal128>
{
    public const int MaxDigits = 34;
    public const int MinExponent = -6176;
    public const int MaxExponent = 6111;

    private const ulong SignBit = 0x8000_0000_0000_0000;
    private const ulong InfinityBits = 0x7800_0000_0000_0000;
    private const ulong NaNBits = 0x7C00_0000_0000_0000;
    private const int Bias = 6176;

    public Decimal128(ulong high, ulong low) => (High, Low) = (high, low);

    public static Decimal128 NaN => new(NaNBits, 0);

    public static Decimal128 PositiveInfinity => new(InfinityBits, 0);

    public static Decimal128 NegativeInfinity => new(InfinityBits | SignBit, 0);

    public static Decimal128 Zero => new((ulong)Bias << 49, 0);

    /// <value>The upper 64 bits: sign, exponent and the top of the coefficient.</value>
    public ulong High { get; }

    /// <value>The lower 64 bits of the coefficient.</value>
    public ulong Low { get; }

    public bool IsNaN => (High & NaNBits) == NaNBits;

    public bool IsInfinity => (High & NaNBits) == InfinityBits;

    public bool IsFinite => (High & InfinityBits) != InfinityBits;

    /// <value>The sign bit, which zeros and NaNs have too.</value>
    public bool IsNegative => (High & SignBit) != 0;

    public bool IsZero => IsFinite && Coefficient == UInt128.Zero;

    /// <value>The digits of a finite value as an integer below 10^34. An encoding beyond that counts as 0, as IEEE 754 says.</value>
    public UInt128 Coefficient
    {
        get
        {
            if (HasWideExponent)
                return UInt128.Zero;
            var coefficient = new UInt128(High & 0x1_FFFF_FFFF_FFFF, Low);
            return coefficient > MaxCoefficient ? UInt128.Zero : coefficient;
        }
    }

    /// <value>The power of ten of a finite value: value = coefficient × 10^exponent.</value>
    public int Exponent => (int)((HasWideExponent ? High >> 47 : High >> 49) & 0x3FFF) - Bias;

    private static UInt128 MaxCoefficient { get; } = UInt128.Parse("9999999999999999999999999999999999");

    // Both bits after the sign set: the exponent is shifted right by two and the coefficient would need 114 bits.
    private bool HasWideExponent => (High & 0x6000_0000_0000_0000) == 0x6000_0000_0000_0000;

    public static bool operator ==(Decimal128 left, Decimal128 right) => left.Equals(right);

    public static bool operator !=(Decimal128 left, Decimal128 right) => !left.Equals(right);

    /// <summary>The value coefficient × 10^exponent, exactly.</summary>
    /// <exception cref="OverflowException">The coefficient has more than 34 digits or the exponent is out of range.</exception>
    public static Decimal128 FromParts(bool isNegative, UInt128 coefficient, int exponent)
    {
        if (coefficient > MaxCoefficient || exponent is < MinExponent or > MaxExponent)
            throw new OverflowException($"{coefficient}E{exponent} is outside the range of decimal128.");
        var high = (isNegative ? SignBit : 0) | ((ulong)(exponent + Bias) << 49) | (ulong)(coefficient >> 64);
        return new Decimal128(high, (ulong)coefficient);
    }

    public bool Equals(Decimal128 other) => High == other.High && Low == other.Low;

    public override bool Equals(object? obj) => obj is Decimal128 other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(High, Low);
}
