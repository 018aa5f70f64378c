using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$sin, $cos, ... in radians, and the conversions between radians and degrees.</summary>
internal static class TrigonometryOperators
{
    private const int OutOfDomain = 50989;

    public static IReadOnlyDictionary<string, OperatorFactory> Table { get; } = new Dictionary<string, OperatorFactory>
    {
        ["$acos"] = RealOperators.RealIn("$acos", Math.Acos, OutOfDomain, IsUnit, "in [-1,1]"),
        ["$acosh"] = RealOperators.RealIn("$acosh", Math.Acosh, OutOfDomain, value => value >= 1, "in [1,inf]"),
        ["$asin"] = RealOperators.RealIn("$asin", Math.Asin, OutOfDomain, IsUnit, "in [-1,1]"),
        ["$asinh"] = RealOperators.Real("$asinh", Math.Asinh),
        ["$atan"] = RealOperators.Real("$atan", Math.Atan),
        ["$atan2"] = Operators.Binary(Atan2),
        ["$atanh"] = RealOperators.RealIn("$atanh", Math.Atanh, OutOfDomain, IsUnit, "in [-1,1]"),
        ["$cos"] = RealOperators.RealIn("$cos", Math.Cos, OutOfDomain, double.IsFinite, "in (-inf,inf)"),
        ["$cosh"] = RealOperators.Real("$cosh", Math.Cosh),
        ["$degreesToRadians"] = RealOperators.Real("$degreesToRadians", degrees => degrees * (Math.PI / 180)),
        ["$radiansToDegrees"] = RealOperators.Real("$radiansToDegrees", radians => radians * (180 / Math.PI)),
        ["$sin"] = RealOperators.RealIn("$sin", Math.Sin, OutOfDomain, double.IsFinite, "in (-inf,inf)"),
        ["$sinh"] = RealOperators.Real("$sinh", Math.Sinh),
        ["$tan"] = RealOperators.RealIn("$tan", Math.Tan, OutOfDomain, double.IsFinite, "in (-inf,inf)"),
        ["$tanh"] = RealOperators.Real("$tanh", Math.Tanh),
    };

    private static bool IsUnit(double value) => value is >= -1 and <= 1;

    private static BsonValue Atan2(BsonValue y, BsonValue x)
    {
        if (y.IsNullish() || x.IsNullish())
        {
            return BsonValue.Null;
        }

        if (!y.IsNumber || !x.IsNumber)
        {
            throw new CommandException((ErrorCode)51044, "$atan2 only supports numeric types");
        }

        return RealOperators.InType(Math.Atan2(y.ToDouble(), x.ToDouble()), y, x);
    }
}
