using System.Text;
using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$indexOfBytes and $indexOfCP.</summary>
internal static class StringSearchOperators
{
    public static IReadOnlyDictionary<string, OperatorFactory> Table { get; } = new Dictionary<string, OperatorFactory>
    {
        ["$indexOfBytes"] = Operators.Variadic(2, 4, IndexOfBytes),
        ["$indexOfCP"] = Operators.Variadic(2, 4, IndexOfCP),
    };

    private static BsonValue IndexOfBytes(BsonValue[] values)
    {
        if (values[0].IsNullish())
        {
            return BsonValue.Null;
        }

        CheckStrings("$indexOfBytes", values, 40091, 40092);
        var input = Encoding.UTF8.GetBytes(values[0].AsString);
        var token = Encoding.UTF8.GetBytes(values[1].AsString);
        var (start, end) = Range("$indexOfBytes", values, input.Length);
        if (start > end)
        {
            return -1;
        }

        var index = input.AsSpan(start, end - start).IndexOf(token);
        return index < 0 ? -1 : index + start;
    }

    private static BsonValue IndexOfCP(BsonValue[] values)
    {
        if (values[0].IsNullish())
        {
            return BsonValue.Null;
        }

        CheckStrings("$indexOfCP", values, 40093, 40094);
        var input = CodePoints.Of(values[0].AsString);
        var token = CodePoints.Of(values[1].AsString);
        var (start, end) = Range("$indexOfCP", values, input.Length);
        if (start > end)
        {
            return -1;
        }

        var index = input.AsSpan(start, end - start).IndexOf(token);
        return index < 0 ? -1 : index + start;
    }

    /// <summary>The optional start and end of a search, checked and cut to the input. A start beyond the end finds nothing.</summary>
    public static (int Start, int End) Range(string name, BsonValue[] values, int length)
    {
        var start = values.Length > 2 ? Index(name, values[2]) : 0;
        var end = values.Length > 3 ? Index(name, values[3]) : length;
        return (start, Math.Min(end, length));
    }

    private static int Index(string name, BsonValue value)
    {
        if (!value.TryGetWholeInt32(out var index))
        {
            throw new CommandException((ErrorCode)40096, $"{name} requires an integral starting and ending index, found: {value}");
        }

        return index >= 0 ? index : throw new CommandException((ErrorCode)40097, $"{name} requires a nonnegative index, found: {index}");
    }

    private static void CheckStrings(string name, BsonValue[] values, int inputCode, int tokenCode)
    {
        if (values[0].Type != BsonType.String || values[1].Type != BsonType.String)
        {
            var code = values[0].Type != BsonType.String ? inputCode : tokenCode;
            throw new CommandException((ErrorCode)code, $"{name} requires strings as the first and second argument");
        }
    }
}
