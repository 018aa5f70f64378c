using FsCheck;
using FsCheck.Fluent;
using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Tests.Aggregation;

public sealed class DecimalMathTests
{
    [Fact]
    public void Small_decimals_compute_as_in_decimal_arithmetic()
    {
        var numbers = from coefficient in Gen.Choose(-1_000_000, 1_000_000) from exponent in Gen.Choose(-6, 0) select (coefficient,
            exponent);
        var pairs = from left in numbers from right in numbers select (left, right);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(pairs.ToArbitrary(), pair =>
        {
            var (left, right) = (Small(pair.left), Small(pair.right));
            var (leftExact, rightExact) = (left.ToDecimal(), right.ToDecimal());
            return DecimalMath.Add(left, right).ToDecimal() == leftExact + rightExact
                && DecimalMath.Multiply(left, right).ToDecimal() == leftExact * rightExact
                && (right.IsZero || DecimalMath.Remainder(left, right).ToDecimal() == leftExact % rightExact)
                && (right.IsZero || Math.Abs(DecimalMath.Divide(left, right).ToDecimal() - (leftExact / rightExact)) < 1e-15m);
        }));
    }

    [Theory]
    [InlineData("1E+6000", "1E-6000", "1E+6000")]
    [InlineData("0.1", "0.2", "0.3")]
    [InlineData("9999999999999999999999999999999999", "1", "1.000000000000000000000000000000000E+34")]
    [InlineData("Infinity", "-Infinity", "NaN")]
    [InlineData("Infinity", "5", "Infinity")]
    public void Sums_have_34_digits(string left, string right, string expected)
        => Assert.Equal(expected, DecimalMath.Add(Decimal128.Parse(left), Decimal128.Parse(right)).ToString());

    [Theory]
    [InlineData("1", "3", "0.3333333333333333333333333333333333")]
    [InlineData("2", "3", "0.6666666666666666666666666666666667")]
    [InlineData("10", "4", "2.5")]
    [InlineData("100", "4", "25")]
    [InlineData("-7", "2", "-3.5")]
    [InlineData("0", "5", "0")]
    public void Quotients_are_rounded_half_to_even(string left, string right, string expected)
        => Assert.Equal(expected, DecimalMath.Divide(Decimal128.Parse(left), Decimal128.Parse(right)).ToString());

    [Theory]
    [InlineData(2.675, 2, 2.67)]
    [InlineData(0.125, 2, 0.12)]
    [InlineData(0.375, 2, 0.38)]
    [InlineData(1e300, 2, 1e300)]
    [InlineData(-1234.5, -2, -1200)]
    public void Doubles_are_rounded_by_their_exact_value(double value, int digits, double expected)
        => Assert.Equal(expected, DecimalMath.RoundDouble(value, digits, MidpointRounding.ToEven));

    private static Decimal128 Small((int Coefficient, int Exponent) number)
        => Decimal128.FromParts(number.Coefficient < 0, (UInt128)Math.Abs(number.Coefficient), number.Exponent);
}
