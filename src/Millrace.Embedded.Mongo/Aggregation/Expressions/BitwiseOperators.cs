using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$bitAnd, $bitOr, $bitXor, $bitNot over ints and longs.</summary>
internal static class BitwiseOperators
{
    public static IReadOnlyDictionary<string, OperatorFactory> Table { get; } = new Dictionary<string, OperatorFactory>
    {
        ["$bitAnd"] = Operators.Variadic(values => Combine("$bitAnd", values, -1, (left, right) => left & right)),
        ["$bitNot"] = Operators.Unary(Not),
        ["$bitOr"] = Operators.Variadic(values => Combine("$bitOr", values, 0, (left, right) => left | right)),
        ["$bitXor"] = Operators.Variadic(values => Combine("$bitXor", values, 0, (left, right) => left ^ right)),
    };

    private static BsonValue Combine(string name, BsonValue[] values, long seed, Func<long, long, long> combine)
    {
        var bits = seed;
        var isLong = false;
        foreach (var value in values)
        {
            if (value.IsNullish())
            {
                return BsonValue.Null;
            }

            CheckWhole(name, value);
            isLong |= value.Type == BsonType.Int64;
            bits = combine(bits, Numeric.ToInt64(value));
        }

        return Numeric.Whole(isLong ? BsonType.Int64 : BsonType.Int32, bits);
    }

    private static BsonValue Not(BsonValue value)
    {
        if (value.IsNullish())
        {
            return BsonValue.Null;
        }

        CheckWhole("$bitNot", value);
        return Numeric.Whole(value.Type, ~Numeric.ToInt64(value));
    }

    private static void CheckWhole(string name, BsonValue value)
    {
        if (value.Type is not (BsonType.Int32 or BsonType.Int64))
        {
            throw new CommandException(
                ErrorCode.TypeMismatch, $"{name} only supports int and long operands, not {BsonTypeName.Of(value.Type)}");
        }
    }
}
