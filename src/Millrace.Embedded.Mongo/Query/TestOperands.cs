using System.Numerics;
using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>Checks what is written after an operator of a filter.</summary>
internal static class TestOperands
{
    /// <summary>The highest bit position that a mask may name; enough for the largest document's binary data would be 2^27.</summary>
    private const int MaxBitPosition = 1 << 20;

    public static InTest In(string name, BsonValue operand)
    {
        if (operand.Type != BsonType.Array)
        {
            throw new CommandException(ErrorCode.BadValue, $"{name} needs an array");
        }

        var values = new List<BsonValue>();
        var patterns = new List<RegexTest>();
        foreach (var value in operand.AsArray)
        {
            if (value.Type == BsonType.RegularExpression)
            {
                patterns.Add(new RegexTest(RegexPattern.Compile(value.AsRegex, (ErrorCode)51091)));
                continue;
            }

            if (FilterCompiler.IsConditions(value))
            {
                throw new CommandException(ErrorCode.BadValue, $"cannot nest $ under {name}");
            }

            values.Add(value.Type == BsonType.Undefined
                ? throw new CommandException(ErrorCode.BadValue, $"{name} cannot compare to undefined")
                : value);
        }

        return new InTest(values, patterns);
    }

    public static RegexPattern Pattern(BsonValue operand, BsonValue options)
    {
        if (options.Type is not (BsonType.None or BsonType.String))
        {
            throw new CommandException(ErrorCode.BadValue, "$options has to be a string");
        }

        var given = options.IsMissing ? "" : options.AsString;
        switch (operand.Type)
        {
            case BsonType.String:
                return RegexPattern.Compile(new BsonRegex(operand.AsString, given), (ErrorCode)51091);
            case BsonType.RegularExpression:
                var regex = operand.AsRegex;
                if (given.Length > 0 && regex.Options.Length > 0)
                {
                    throw new CommandException((ErrorCode)51075, "options set in both $regex and $options");
                }

                return RegexPattern.Compile(given.Length > 0 ? regex with { Options = given } : regex, (ErrorCode)51091);
            default:
                throw new CommandException(ErrorCode.BadValue, "$regex has to be a string");
        }
    }

    public static ModTest Mod(BsonValue operand)
    {
        if (operand.Type != BsonType.Array)
        {
            throw new CommandException(ErrorCode.BadValue, "malformed mod, needs to be an array");
        }

        var parts = operand.AsArray;
        if (parts.Count != 2)
        {
            throw new CommandException(ErrorCode.BadValue, $"malformed mod, {(parts.Count < 2 ? "not enough" : "too many")} elements");
        }

        if (!parts[0].IsNumber || !parts[1].IsNumber
            || !ModTest.TryTruncate(parts[0], out var divisor) || !ModTest.TryTruncate(parts[1], out var remainder))
        {
            throw new CommandException(ErrorCode.BadValue, "malformed mod, divisor and remainder must be whole numbers");
        }

        return divisor != 0 ? new ModTest(divisor, remainder) : throw new CommandException(ErrorCode.BadValue, "divisor cannot be 0");
    }

    public static SizeTest Size(BsonValue operand)
    {
        if (!operand.TryGetWholeInt64(out var size))
        {
            throw new CommandException(ErrorCode.BadValue, $"Failed to parse $size. Expected an integer: $size: {operand}");
        }

        return size >= 0
            ? new SizeTest(size)
            : throw new CommandException(ErrorCode.BadValue, $"Failed to parse $size. Expected a non-negative number in: $size: {operand}");
    }

    public static IReadOnlySet<BsonType> Types(BsonValue operand)
    {
        var types = new HashSet<BsonType>();
        if (operand.Type == BsonType.Array)
        {
            if (operand.AsArray.Count == 0)
            {
                throw new CommandException(ErrorCode.FailedToParse, "$type must match at least one type");
            }

            foreach (var value in operand.AsArray)
            {
                AddType(types, value);
            }
        }
        else
        {
            AddType(types, operand);
        }

        return types;
    }

    private static void AddType(HashSet<BsonType> types, BsonValue value)
    {
        if (value.Type == BsonType.String && value.AsString == "number")
        {
            types.UnionWith([BsonType.Int32, BsonType.Int64, BsonType.Double, BsonType.Decimal128]);
            return;
        }

        if (value.Type == BsonType.String)
        {
            types.Add(BsonTypeName.TryParse(value.AsString, out var named)
                ? named
                : throw new CommandException(ErrorCode.BadValue, $"Unknown type name alias: {value.AsString}"));
            return;
        }

        if (!value.IsNumber)
        {
            throw new CommandException(ErrorCode.TypeMismatch, "type must be represented as a number or a string");
        }

        types.Add(value.TryGetWholeInt64(out var number) && BsonTypeName.TryParse(number, out var numbered)
            ? numbered
            : throw new CommandException(ErrorCode.BadValue, $"Invalid numerical type code: {value}"));
    }

    /// <summary>A mask as a non-negative whole number, as binary data, or as a list of bit positions.</summary>
    public static BigInteger Mask(string name, BsonValue operand)
    {
        if (operand.Type == BsonType.Binary)
        {
            return new BigInteger(operand.AsBinary.Bytes.Span, isUnsigned: true);
        }

        if (operand.IsNumber)
        {
            return operand.TryGetWholeInt64(out var number) && number >= 0
                ? number
                : throw new CommandException(ErrorCode.FailedToParse, $"Expected a non-negative integer in: {name}: {operand}");
        }

        if (operand.Type != BsonType.Array)
        {
            throw new CommandException(ErrorCode.BadValue, $"{name} takes an Array, a number, or a BinData but received: {operand}");
        }

        var mask = BigInteger.Zero;
        foreach (var position in operand.AsArray)
        {
            if (!position.TryGetWholeInt32(out var bit) || bit < 0 || bit > MaxBitPosition)
            {
                throw new CommandException(
                    ErrorCode.BadValue, $"{name}: bit positions must be whole numbers in [0, {MaxBitPosition}], but one is {position}");
            }

            mask |= BigInteger.One << bit;
        }

        return mask;
    }
}
