using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>The form of operators that are functions of a real number: null for null, decimal for decimal, double for the rest.</summary>
internal static class RealOperators
{
    /// <summary>A function of all real numbers.</summary>
    public static OperatorFactory Real(string name, Func<double, double> function)
        => Operators.Unary(value => Apply(name, value, function));

    /// <summary>A function of some real numbers; NaN passes through. Outside the domain the error has <paramref name="code"/>.</summary>
    public static OperatorFactory RealIn(string name, Func<double, double> function, int code, Func<double, bool> isInDomain, string domain)
        => Operators.Unary(value => Apply(name, value, real => double.IsNaN(real) || isInDomain(real)
            ? function(real)
            : throw new CommandException((ErrorCode)code, $"{name}'s argument must be {domain}, but is {value}")));

    /// <summary>The result as a decimal if an operand is one: computed with a double's precision.</summary>
    public static BsonValue InType(double result, BsonValue left, BsonValue right)
        => left.Type == BsonType.Decimal128 || right.Type == BsonType.Decimal128 ? DecimalMath.FromDouble(result) : result;

    public static void CheckNumber(string name, BsonValue value)
    {
        if (!value.IsNumber)
        {
            throw new CommandException((ErrorCode)28765, $"{name} only supports numeric types, not {BsonTypeName.Of(value.Type)}");
        }
    }

    private static BsonValue Apply(string name, BsonValue value, Func<double, double> function)
    {
        if (value.IsNullish())
        {
            return BsonValue.Null;
        }

        CheckNumber(name, value);
        return InType(function(value.ToDouble()), value, value);
    }
}
