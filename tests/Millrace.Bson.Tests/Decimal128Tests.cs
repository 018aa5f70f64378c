using System.Numerics;

namespace Millrace.Bson.Tests;

public sealed class Decimal128Tests
{
    private const string MaxCoefficient = "9999999999999999999999999999999999";

    /// <summary>Text, upper and lower 64 bits; the text is the one that is printed.</summary>
    [Theory]
    [InlineData("0", 0x3040000000000000, 0x0)]
    [InlineData("-0", 0xb040000000000000, 0x0)]
    [InlineData("0.0", 0x303e000000000000, 0x0)]
    [InlineData("0E+3", 0x3046000000000000, 0x0)]
    [InlineData("1", 0x3040000000000000, 0x1)]
    [InlineData("-1", 0xb040000000000000, 0x1)]
    [InlineData("0.1", 0x303e000000000000, 0x1)]
    [InlineData("-100E-10", 0xb02c000000000000, 0x64, "-1.00E-8")]
    [InlineData("0.001234", 0x3034000000000000, 0x4d2)]
    [InlineData("0.000001", 0x3034000000000000, 0x1)]
    [InlineData("1E-7", 0x3032000000000000, 0x1)]
    [InlineData("123456789012", 0x3040000000000000, 0x1cbe991a14)]
    [InlineData("1.000", 0x303a000000000000, 0x3e8)]
    [InlineData("1E+3", 0x3046000000000000, 0x1)]
    [InlineData("1.05E+5", 0x3046000000000000, 0x69)]
    [InlineData("1234567890123456789012345678901234", 0x30403cde6fff9732, 0xde825cd07e96aff2)]
    [InlineData("0.1234567890123456789012345678901234", 0x2ffc3cde6fff9732, 0xde825cd07e96aff2)]
    [InlineData("9.999999999999999999999999999999999E+6144", 0x5fffed09bead87c0, 0x378d8e63ffffffff)]
    [InlineData("1E-6176", 0x0, 0x1)]
    [InlineData("9.999999999999999999999999999999999E-6143", 0x0001ed09bead87c0, 0x378d8e63ffffffff)]
    [InlineData("1.000000000000000000000000000000000E+6144", 0x5ffe314dc6448d93, 0x38c15b0a00000000)]
    [InlineData("Infinity", 0x7800000000000000, 0x0)]
    [InlineData("-Infinity", 0xf800000000000000, 0x0)]
    [InlineData("NaN", 0x7c00000000000000, 0x0)]
    public void Text_and_bits_agree(string text, ulong high, ulong low, string? printed = null)
    {
        var value = Decimal128.Parse(text);

        Assert.Equal((high, low), (value.High, value.Low));
        Assert.Equal(printed ?? text, new Decimal128(high, low).ToString());
    }

    [Theory]
    [InlineData("+1", "1")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("00012.30", "12.30")]
    [InlineData("1e3", "1E+3")]
    [InlineData("1E+003", "1E+3")]
    [InlineData("inf", "Infinity")]
    [InlineData("-INFINITY", "-Infinity")]
    [InlineData("nan", "NaN")]
    [InlineData("0E+9999999999999999999", "0E+6111")]
    [InlineData("0E-9999999999999999999", "0E-6176")]
    [InlineData("10E-6177", "1E-6176")]
    [InlineData("1E+6112", "1.0E+6112")]
    [InlineData("1E+6144", "1.000000000000000000000000000000000E+6144")]
    [InlineData("10000000000000000000000000000000000000", "1.000000000000000000000000000000000E+37")]
    [InlineData("1.00000000000000000000000000000000000000", "1.000000000000000000000000000000000")]
    public void Other_spellings_are_read(string text, string printed) => Assert.Equal(printed, Decimal128.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData(".")]
    [InlineData("+")]
    [InlineData("--1")]
    [InlineData("1.2.3")]
    [InlineData("E5")]
    [InlineData("1E")]
    [InlineData("1E+")]
    [InlineData("1E1.5")]
    [InlineData("0x10")]
    [InlineData("1,000")]
    [InlineData("infinit")]
    [InlineData("١")] // a digit, but not one of ASCII
    [InlineData("1E+6145")] // too large
    [InlineData("1E-6177")] // too small
    [InlineData("12345678901234567890123456789012345")] // 35 digits
    [InlineData("1.00000000000000000000000000000000001")]
    public void Text_that_is_not_exactly_a_decimal128_is_refused(string text)
    {
        Assert.False(Decimal128.TryParse(text, out _));
        Assert.Throws<FormatException>(() => Decimal128.Parse(text));
    }

    [Fact]
    public void A_coefficient_beyond_34_digits_counts_as_zero()
    {
        var tooLarge = new Decimal128(0x3041ed09bead87c0, 0x378d8e6400000000); // 10^34
        var wideExponent = new Decimal128(0x6C10000000000000, 5);

        Assert.Equal("0", tooLarge.ToString());
        Assert.True(tooLarge.IsZero);
        Assert.Equal(UInt128.Zero, wideExponent.Coefficient);
        Assert.Equal("0", wideExponent.ToString());
    }

    [Theory]
    [InlineData("1.0", "1.00", 0)]
    [InlineData("-0", "0", 0)]
    [InlineData("0E+6111", "0E-6176", 0)]
    [InlineData("1E+6144", MaxCoefficient, 1)]
    [InlineData("1E-6176", "0", 1)]
    [InlineData("-1E-6176", "0", -1)]
    [InlineData("10", "9.999999999999999999999999999999999", 1)]
    [InlineData("1E+33", "1000000000000000000000000000000000", 0)]
    [InlineData("1E+33", "1000000000000000000000000000000001", -1)]
    [InlineData("-2", "-1", -1)]
    [InlineData("NaN", "-Infinity", -1)]
    [InlineData("NaN", "NaN", 0)]
    [InlineData("Infinity", "1E+6144", 1)]
    [InlineData("-Infinity", "-1E+6144", -1)]
    [InlineData("Infinity", "Infinity", 0)]
    public void Comparison_is_by_value(string left, string right, int order)
    {
        Assert.Equal(order, Math.Sign(Decimal128.Parse(left).CompareTo(Decimal128.Parse(right))));
        Assert.Equal(-order, Math.Sign(Decimal128.Parse(right).CompareTo(Decimal128.Parse(left))));
    }

    [Theory]
    [InlineData("1.5", '+', "2.50", "4.00")]
    [InlineData("1E+33", '+', "0.1", "1000000000000000000000000000000000")]
    [InlineData(MaxCoefficient, '+', "1", "1.000000000000000000000000000000000E+34")]
    [InlineData(MaxCoefficient, '+', "0.5", "1.000000000000000000000000000000000E+34")] // tie, to even
    [InlineData("1000000000000000000000000000000000", '+', "0.5", "1000000000000000000000000000000000")]
    [InlineData("9.999999999999999999999999999999999E+6144", '+', "1E+6144", "Infinity")]
    [InlineData("1E+6111", '+', "-1E-6176", "1.000000000000000000000000000000000E+6111")]
    [InlineData("1", '-', "1.0", "0.0")]
    [InlineData("Infinity", '-', "Infinity", "NaN")]
    [InlineData("-Infinity", '+', "1", "-Infinity")]
    [InlineData("1.20", '*', "-3", "-3.60")]
    [InlineData(MaxCoefficient, '*', MaxCoefficient, "9.999999999999999999999999999999998E+67")]
    [InlineData("1E-6176", '*', "0.5", "0E-6176")]
    [InlineData("1E-6176", '*', "1E-6176", "0E-6176")]
    [InlineData("1E+6144", '*', "-10", "-Infinity")]
    [InlineData("0", '*', "Infinity", "NaN")]
    [InlineData("10", '/', "4", "2.5")]
    [InlineData("1", '/', "3", "0.3333333333333333333333333333333333")]
    [InlineData("2", '/', "3", "0.6666666666666666666666666666666667")]
    [InlineData("100", '/', "10", "10")]
    [InlineData("1", '/', "0", "Infinity")]
    [InlineData("0", '/', "0", "NaN")]
    [InlineData("1", '/', "-Infinity", "-0E-6176")]
    public void Arithmetic_rounds_half_to_even_at_34_digits(string left, char operation, string right, string result)
    {
        var (x, y) = (Decimal128.Parse(left), Decimal128.Parse(right));

        var actual = operation switch { '+' => x + y, '-' => x - y, '*' => x * y, _ => x / y };

        Assert.Equal(result, actual.ToString());
    }

    [Theory]
    [InlineData("9223372036854775807", true, long.MaxValue)]
    [InlineData("-9223372036854775808", true, long.MinValue)]
    [InlineData("9223372036854775808", false, 0)]
    [InlineData("-9223372036854775809", false, 0)]
    [InlineData("12.00", true, 12)]
    [InlineData("12.01", false, 0)]
    [InlineData("1E+18", true, 1_000_000_000_000_000_000)]
    [InlineData("1E+19", false, 0)]
    [InlineData("1000000000000000000000000000000000E-33", true, 1)]
    [InlineData("0E-6176", true, 0)]
    [InlineData("1E-6176", false, 0)]
    [InlineData("NaN", false, 0)]
    [InlineData("Infinity", false, 0)]
    public void Conversion_to_an_integer_is_exact_or_refused(string text, bool isInteger, long expected)
    {
        Assert.Equal(isInteger, Decimal128.Parse(text).TryGetInt64(out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("0.1", 0.1)]
    [InlineData("-1.7976931348623157E+308", double.MinValue)]
    [InlineData("1E+400", double.PositiveInfinity)]
    [InlineData("1E-400", 0.0)]
    [InlineData("9007199254740993", 9007199254740992.0)]
    [InlineData("NaN", double.NaN)]
    [InlineData("-Infinity", double.NegativeInfinity)]
    public void Conversion_to_double_gives_the_nearest(string text, double expected) =>
        Assert.Equal(expected, Decimal128.Parse(text).ToDouble());

    [Fact]
    public void Decimals_of_the_framework_convert_both_ways()
    {
        foreach (var value in (decimal[])[0, 1.50m, -79228162514264337593543950335m, 0.0000000000000000000000000001m])
        {
            Assert.Equal(value.ToString(), Decimal128.FromDecimal(value).ToDecimal().ToString());
            Assert.Equal(value, Decimal128.FromDecimal(value).ToDecimal());
        }

        Assert.Throws<OverflowException>(() => Decimal128.Parse("1E+29").ToDecimal());
        Assert.Throws<OverflowException>(() => Decimal128.NaN.ToDecimal());
    }

    [Fact]
    public void The_integer_part_is_available_as_a_big_integer()
    {
        Assert.Equal(BigInteger.Parse("-123"), Decimal128.Parse("-123.99").ToBigInteger());
        Assert.Equal(BigInteger.Pow(10, 40), Decimal128.Parse("1E+40").ToBigInteger());
        Assert.Throws<OverflowException>(() => Decimal128.PositiveInfinity.ToBigInteger());
    }

    [Fact]
    public void Parts_out_of_range_are_refused()
    {
        Assert.Throws<OverflowException>(() => Decimal128.FromParts(false, UInt128.Parse(MaxCoefficient) + 1, 0));
        Assert.Throws<OverflowException>(() => Decimal128.FromParts(false, 1, Decimal128.MaxExponent + 1));
        Assert.Throws<OverflowException>(() => Decimal128.FromParts(false, 1, Decimal128.MinExponent - 1));
    }
}
