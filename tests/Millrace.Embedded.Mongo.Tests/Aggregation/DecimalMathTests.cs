using FsCheck;
using FsCheck.Fluent;
using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Tests.Aggregation;

public sealed class DecimalMathTests
{
    [Fact]
    public void The_remainder_has_the_dividends_sign_and_is_exact()
    {
        var numbers = from coefficient in Gen.Choose(-1_000_000, 1_000_000) from exponent in Gen.Choose(-6, 0) select (coefficient,
            exponent);
        var pairs = from left in numbers from right in numbers select (left, right);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(pairs.ToArbitrary(), pair =>
        {
            var (left, right) = (Small(pair.left), Small(pair.right));
            return right.IsZero || DecimalMath.Remainder(left, right).ToDecimal() == left.ToDecimal() % right.ToDecimal();
        }));
    }

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
