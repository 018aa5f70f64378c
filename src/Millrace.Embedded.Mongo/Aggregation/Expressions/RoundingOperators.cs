using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$ceil, $floor, $round, $trunc: keep the type of their operand.</summary>
internal static class RoundingOperators
{
    public static IReadOnlyDictionary<string, OperatorFactory> Table { get; } = new Dictionary<string, OperatorFactory>
    {
        ["$ceil"] = Operators.Unary(value => ToWhole("$ceil", value, MidpointRounding.ToPositiveInfinity)),
        ["$floor"] = Operators.Unary(value => ToWhole("$floor", value, MidpointRounding.ToNegativeInfinity)),
        ["$round"] = Operators.Variadic(1, 2, values => ToPlace("$round", values, MidpointRounding.ToEven)),
        ["$trunc"] = Operators.Variadic(1, 2, values => ToPlace("$trunc", values, MidpointRounding.ToZero)),
    };

    private static BsonValue ToWhole(string name, BsonValue value, MidpointRounding mode)
    {
        if (value.IsNullish())
        {
            return BsonValue.Null;
        }

        RealOperators.CheckNumber(name, value);
        return value.Type switch
        {
            BsonType.Double => Math.Round(value.AsDouble, mode),
            BsonType.Decimal128 => DecimalMath.Round(value.AsDecimal128, 0, mode),
            _ => value,
        };
    }

    private static BsonValue ToPlace(string name, BsonValue[] values, MidpointRounding mode)
    {
        var value = values[0];
        BsonValue place = values.Length > 1 ? values[1] : 0;
        if (value.IsNullish() || place.IsNullish())
        {
            return BsonValue.Null;
        }

        if (!value.IsNumber)
        {
            throw new CommandException((ErrorCode)51081, $"{name} only supports numeric types, not {BsonTypeName.Of(value.Type)}");
        }

        if (!place.TryGetWholeInt32(out var digits))
        {
            throw new CommandException((ErrorCode)51082, $"precision argument to {name} must be an integral value");
        }

        if (digits is < -20 or > 100)
        {
            throw new CommandException((ErrorCode)51083, $"cannot apply {name} with precision value {digits}: it must be in [-20, 100]");
        }

        return value.Type switch
        {
            BsonType.Double => RoundDouble(value.AsDouble, digits, mode),
            BsonType.Decimal128 => DecimalMath.Round(value.AsDecimal128, digits, mode),
            _ => RoundWhole(value, digits, mode),
        };
    }

    /// <summary>Through the decimal form of the double's exact value, as MongoDB does, so that 2.675 rounds down to 2.67.</summary>
    private static BsonValue RoundDouble(double value, int digits, MidpointRounding mode)
    {
        if (!double.IsFinite(value))
        {
            return value;
        }

        return digits == 0 ? Math.Round(value, mode) : DecimalMath.RoundDouble(value, digits, mode);
    }

    private static BsonValue RoundWhole(BsonValue value, int digits, MidpointRounding mode)
    {
        if (digits >= 0)
        {
            return value;
        }

        var rounded = DecimalMath.RoundWhole(Numeric.ToInt64(value), digits, mode);
        return rounded >= long.MinValue && rounded <= long.MaxValue
            ? Numeric.Whole(value.Type, (long)rounded)
            : throw new CommandException((ErrorCode)51080, "invalid conversion from Decimal128 result in $round");
    }
}
