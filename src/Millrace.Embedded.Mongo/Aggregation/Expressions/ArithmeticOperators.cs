using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$abs, $add, $divide, $exp, $ln, $log, $log10, $mod, $multiply, $pow, $sqrt, $subtract.</summary>
internal static class ArithmeticOperators
{
    public static IReadOnlyDictionary<string, OperatorFactory> Table { get; } = new Dictionary<string, OperatorFactory>
    {
        ["$abs"] = Operators.Unary(Abs),
        ["$add"] = Operators.Variadic(Add),
        ["$divide"] = Operators.Binary(Divide),
        ["$exp"] = RealOperators.Real("$exp", Math.Exp),
        ["$ln"] = RealOperators.RealIn("$ln", Math.Log, 28766, value => value > 0, "a positive number"),
        ["$log"] = Operators.Binary(Log),
        ["$log10"] = RealOperators.RealIn("$log10", Math.Log10, 28761, value => value > 0, "a positive number"),
        ["$mod"] = Operators.Binary(Mod),
        ["$multiply"] = Operators.Variadic(Multiply),
        ["$pow"] = Operators.Binary(Pow),
        ["$sqrt"] = RealOperators.RealIn("$sqrt", Math.Sqrt, 28714, value => value >= 0, "greater than or equal to 0"),
        ["$subtract"] = Operators.Binary(Subtract),
    };

    private static BsonValue Abs(BsonValue value)
    {
        if (value.IsNullish())
        {
            return BsonValue.Null;
        }

        RealOperators.CheckNumber("$abs", value);
        return value.Type switch
        {
            BsonType.Int32 => Numeric.Whole(BsonType.Int32, Math.Abs((long)value.AsInt32)),
            BsonType.Int64 => value.AsInt64 == long.MinValue
                ? throw new CommandException((ErrorCode)28680, "can't take $abs of long long min")
                : Math.Abs(value.AsInt64),
            BsonType.Double => Math.Abs(value.AsDouble),
            _ => DecimalMath.Abs(value.AsDecimal128),
        };
    }

    private static BsonValue Add(BsonValue[] values)
    {
        BsonValue sum = 0;
        var hasDate = false;
        foreach (var value in values)
        {
            if (value.IsNullish())
            {
                return BsonValue.Null;
            }

            if (value.Type == BsonType.DateTime)
            {
                if (hasDate)
                {
                    throw new CommandException((ErrorCode)16612, "only one date allowed in an $add expression");
                }

                hasDate = true;
                sum = Numeric.Add(sum, value.AsDateTimeMs);
                continue;
            }

            if (!value.IsNumber)
            {
                throw new CommandException(
                    ErrorCode.TypeMismatch, $"$add only supports numeric or date types, not {BsonTypeName.Of(value.Type)}");
            }

            sum = Numeric.Add(sum, value);
        }

        return hasDate ? Milliseconds(sum, "$add") : sum;
    }

    private static BsonValue Subtract(BsonValue left, BsonValue right)
    {
        if (left.IsNullish() || right.IsNullish())
        {
            return BsonValue.Null;
        }

        if (left.IsNumber && right.IsNumber)
        {
            return Numeric.Subtract(left, right);
        }

        if (left.Type == BsonType.DateTime && right.Type == BsonType.DateTime)
        {
            return Numeric.Subtract(left.AsDateTimeMs, right.AsDateTimeMs);
        }

        if (left.Type == BsonType.DateTime && right.IsNumber)
        {
            return Milliseconds(Numeric.Subtract(left.AsDateTimeMs, right), "$subtract");
        }

        throw new CommandException(
            ErrorCode.TypeMismatch, $"can't $subtract {BsonTypeName.Of(right.Type)} from {BsonTypeName.Of(left.Type)}");
    }

    private static BsonValue Milliseconds(BsonValue sum, string name)
    {
        var rounded = sum.Type switch
        {
            BsonType.Double => Math.Round(sum.AsDouble, MidpointRounding.AwayFromZero),
            BsonType.Decimal128 => Math.Round(sum.ToDouble(), MidpointRounding.ToEven),
            _ => sum,
        };
        return rounded.TryGetWholeInt64(out var milliseconds)
            ? BsonValue.FromDateTime(milliseconds)
            : throw new CommandException(ErrorCode.Overflow, $"date overflow in {name}");
    }

    private static BsonValue Multiply(BsonValue[] values)
    {
        BsonValue product = 1;
        foreach (var value in values)
        {
            if (value.IsNullish())
            {
                return BsonValue.Null;
            }

            if (!value.IsNumber)
            {
                throw new CommandException(
                    ErrorCode.TypeMismatch, $"$multiply only supports numeric types, not {BsonTypeName.Of(value.Type)}");
            }

            product = Numeric.Multiply(product, value);
        }

        return product;
    }

    private static BsonValue Divide(BsonValue left, BsonValue right)
    {
        if (left.IsNullish() || right.IsNullish())
        {
            return BsonValue.Null;
        }

        if (!left.IsNumber || !right.IsNumber)
        {
            throw new CommandException(
                ErrorCode.TypeMismatch,
                $"$divide only supports numeric types, not {BsonTypeName.Of(left.Type)} and {BsonTypeName.Of(right.Type)}");
        }

        return Numeric.IsZero(right)
            ? throw new CommandException(ErrorCode.BadValue, "can't $divide by zero")
            : Numeric.Divide(left, right);
    }

    private static BsonValue Mod(BsonValue left, BsonValue right)
    {
        if (left.IsNullish() || right.IsNullish())
        {
            return BsonValue.Null;
        }

        if (!left.IsNumber || !right.IsNumber)
        {
            throw new CommandException(
                (ErrorCode)16611, $"$mod only supports numeric types, not {BsonTypeName.Of(left.Type)} and {BsonTypeName.Of(right.Type)}");
        }

        return Numeric.IsZero(right) ? throw new CommandException((ErrorCode)16610, "can't $mod by zero") : Numeric.Remainder(left, right);
    }

    private static BsonValue Log(BsonValue value, BsonValue numberBase)
    {
        if (value.IsNullish() || numberBase.IsNullish())
        {
            return BsonValue.Null;
        }

        if (!value.IsNumber || !numberBase.IsNumber)
        {
            throw new CommandException((ErrorCode)(value.IsNumber ? 28757 : 28756), "$log's arguments must be numeric");
        }

        var (real, realBase) = (value.ToDouble(), numberBase.ToDouble());
        if (!(real > 0) && !double.IsNaN(real))
        {
            throw new CommandException((ErrorCode)28758, $"$log's argument must be a positive number, but is {value}");
        }

        if ((!(realBase > 0) || realBase == 1) && !double.IsNaN(realBase))
        {
            throw new CommandException((ErrorCode)28759, $"$log's base must be a positive number not equal to 1, but is {numberBase}");
        }

        return RealOperators.InType(Math.Log(real) / Math.Log(realBase), value, numberBase);
    }

    private static BsonValue Pow(BsonValue value, BsonValue exponent)
    {
        if (value.IsNullish() || exponent.IsNullish())
        {
            return BsonValue.Null;
        }

        if (!value.IsNumber || !exponent.IsNumber)
        {
            throw new CommandException((ErrorCode)(value.IsNumber ? 28763 : 28762), "$pow's base and exponent must be numeric");
        }

        if (Numeric.IsZero(value) && exponent.ToDouble() < 0)
        {
            throw new CommandException((ErrorCode)28764, "$pow cannot take a base of 0 and a negative exponent");
        }

        var type = Numeric.Widest(value, exponent);
        if (type is BsonType.Double or BsonType.Decimal128)
        {
            return RealOperators.InType(Math.Pow(value.ToDouble(), exponent.ToDouble()), value, exponent);
        }

        return WholePower(type, Numeric.ToInt64(value), Numeric.ToInt64(exponent));
    }

    private static BsonValue WholePower(BsonType type, long value, long exponent)
    {
        if (exponent < 0 && value is not (1 or -1))
        {
            return Math.Pow(value, exponent);
        }

        if (value is 1 or -1 or 0)
        {
            long small = exponent == 0 || value == 1 ? 1 : value == 0 ? 0 : exponent % 2 == 0 ? 1 : -1;
            return Numeric.Whole(type, small);
        }

        Int128 power = 1;
        for (var i = 0L; i < exponent; i++)
        {
            power *= value;
            if (power > long.MaxValue || power < long.MinValue)
            {
                return Math.Pow(value, exponent);
            }
        }

        return Numeric.Whole(type, power);
    }
}
