using System.Text;
using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>Operators that cut, join and change strings. Positions count UTF-8 bytes or code points, as the operator's name says.</summary>
internal static class StringOperators
{
    private static readonly string[] TrimNames = ["input", "chars"];
    private static readonly string[] ReplaceNames = ["input", "find", "replacement"];

    public static IReadOnlyDictionary<string, OperatorFactory> Table { get; } = new Dictionary<string, OperatorFactory>
    {
        ["$concat"] = Operators.Variadic(Concat),
        ["$ltrim"] = Operators.Named(TrimNames, 1, values => Trim("$ltrim", values, left: true, right: false)),
        ["$replaceAll"] = Operators.Named(ReplaceNames, 3, values => Replace("$replaceAll", values, int.MaxValue)),
        ["$replaceOne"] = Operators.Named(ReplaceNames, 3, values => Replace("$replaceOne", values, 1)),
        ["$rtrim"] = Operators.Named(TrimNames, 1, values => Trim("$rtrim", values, left: false, right: true)),
        ["$split"] = Operators.Binary(Split),
        ["$strLenBytes"] = Operators.Unary(value => Encoding.UTF8.GetByteCount(Text("$strLenBytes", value, 34473))),
        ["$strLenCP"] = Operators.Unary(value => CodePoints.Count(Text("$strLenCP", value, 34471))),
        ["$strcasecmp"] = Operators.Binary((left, right) => Math.Sign(string.CompareOrdinal(Upper(left), Upper(right)))),
        ["$substr"] = Operators.Variadic(3, 3, SubstrBytes),
        ["$substrBytes"] = Operators.Variadic(3, 3, SubstrBytes),
        ["$substrCP"] = Operators.Variadic(3, 3, SubstrCP),
        ["$toLower"] = Operators.Unary(value => AsciiLower(Coerced(value))),
        ["$toUpper"] = Operators.Unary(value => Upper(value)),
        ["$trim"] = Operators.Named(TrimNames, 1, values => Trim("$trim", values, left: true, right: true)),
    };

    /// <summary>What string operators make of a value that is not a string: numbers and dates as text, null as the empty string.</summary>
    public static string Coerced(BsonValue value) => value.Type switch
    {
        BsonType.None or BsonType.Null or BsonType.Undefined => "",
        BsonType.String => value.AsString,
        BsonType.Symbol => value.AsSymbol,
        BsonType.JavaScript => value.AsJavaScript,
        BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128 or BsonType.DateTime => Conversion.ToText(value),
        BsonType.Timestamp => Conversion.ToText(BsonValue.FromDateTime(value.AsTimestamp.Seconds * 1000L)),
        _ => throw new CommandException((ErrorCode)16007, $"can't convert from BSON type {BsonTypeName.Of(value.Type)} to String"),
    };

    private static string Text(string name, BsonValue value, int code) => value.Type == BsonType.String
        ? value.AsString
        : throw new CommandException((ErrorCode)code, $"{name} requires a string argument, found: {BsonTypeName.Of(value.Type)}");

    /// <summary>MongoDB changes the case of ASCII letters alone.</summary>
    private static string Upper(BsonValue value) => string.Create(Coerced(value).Length, Coerced(value), static (span, text) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = char.IsAsciiLetterLower(text[i]) ? (char)(text[i] - 32) : text[i];
        }
    });

    private static string AsciiLower(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = char.IsAsciiLetterUpper(source[i]) ? (char)(source[i] + 32) : source[i];
        }
    });

    private static BsonValue Concat(BsonValue[] values)
    {
        var text = new StringBuilder();
        foreach (var value in values)
        {
            if (value.IsNullish())
            {
                return BsonValue.Null;
            }

            text.Append(value.Type == BsonType.String
                ? value.AsString
                : throw new CommandException((ErrorCode)16702, $"$concat only supports strings, not {BsonTypeName.Of(value.Type)}"));
        }

        return text.ToString();
    }

    private static BsonValue Trim(string name, BsonValue[] values, bool left, bool right)
    {
        if (values[0].IsNullish() || (values[1].IsNullish() && !values[1].IsMissing))
        {
            return BsonValue.Null;
        }

        var input = Text(name, values[0], 50699);
        var characters = values[1].IsMissing ? CodePoints.Whitespace : CodePoints.Of(Text(name, values[1], 50700)).ToHashSet();
        var runes = CodePoints.Of(input);
        var (start, end) = (0, runes.Length);
        while (left && start < end && characters.Contains(runes[start]))
        {
            start++;
        }

        while (right && end > start && characters.Contains(runes[end - 1]))
        {
            end--;
        }

        return CodePoints.Join(runes.AsSpan(start, end - start));
    }

    private static BsonValue Replace(string name, BsonValue[] values, int count)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!values[i].IsNullish() && values[i].Type != BsonType.String)
            {
                throw new CommandException(
                    (ErrorCode)(51746 - i),
                    $"{name} requires that '{ReplaceNames[i]}' be a string, found: {BsonTypeName.Of(values[i].Type)}");
            }
        }

        if (values.Any(value => value.IsNullish()))
        {
            return BsonValue.Null;
        }

        var (input, find, replacement) = (values[0].AsString, values[1].AsString, values[2].AsString);
        if (find.Length == 0)
        {
            return count == 1
                ? replacement + input
                : replacement + string.Concat(input.EnumerateRunes().Select(rune => rune + replacement));
        }

        if (count > 1)
        {
            return input.Replace(find, replacement, StringComparison.Ordinal);
        }

        var index = input.IndexOf(find, StringComparison.Ordinal);
        return index < 0 ? input : string.Concat(input.AsSpan(0, index), replacement, input.AsSpan(index + find.Length));
    }

    private static BsonValue Split(BsonValue input, BsonValue separator)
    {
        if (input.IsNullish() || separator.IsNullish())
        {
            return BsonValue.Null;
        }

        var (text, delimiter) = (Text("$split", input, 40085), Text("$split", separator, 40086));
        if (delimiter.Length == 0)
        {
            throw new CommandException((ErrorCode)40087, "$split requires a non-empty separator");
        }

        return new BsonArray(text.Split(delimiter).Select(part => (BsonValue)part));
    }

    private static BsonValue SubstrBytes(BsonValue[] values)
    {
        var bytes = Encoding.UTF8.GetBytes(Coerced(values[0]));
        var (start, length) = (Whole(values[1], 16034), Whole(values[2], 16035));
        if (start < 0)
        {
            throw new CommandException((ErrorCode)50752, $"$substrBytes: the starting index must be non-negative (got: {start})");
        }

        if (start >= bytes.Length)
        {
            return "";
        }

        var end = length < 0 || length > bytes.Length - start ? bytes.Length : start + length;
        if (IsContinuation(bytes, start))
        {
            throw new CommandException((ErrorCode)28656, "$substrBytes: Invalid range, starting index is a UTF-8 continuation byte.");
        }

        return IsContinuation(bytes, end)
            ? throw new CommandException(
                (ErrorCode)28657, "$substrBytes: Invalid range, ending index is in the middle of a UTF-8 character.")
            : Encoding.UTF8.GetString(bytes, (int)start, (int)(end - start));
    }

    private static bool IsContinuation(byte[] bytes, long index) => index < bytes.Length && (bytes[index] & 0xC0) == 0x80;

    private static BsonValue SubstrCP(BsonValue[] values)
    {
        var runes = CodePoints.Of(Coerced(values[0]));
        var (start, length) = (Whole(values[1], 34450), Whole(values[2], 34452));
        if (start < 0 || length < 0)
        {
            throw new CommandException(
                (ErrorCode)(start < 0 ? 34455 : 34454), "$substrCP: the starting index and the length must be non-negative");
        }

        return start >= runes.Length ? "" : CodePoints.Join(runes.AsSpan((int)start, (int)Math.Min(length, runes.Length - start)));
    }

    private static long Whole(BsonValue value, int code) => value.IsNumber
        ? value.TryGetWholeInt64(out var whole) ? whole : (long)Math.Truncate(value.ToDouble())
        : throw new CommandException(
            (ErrorCode)code, $"the index and length of a substring must be numbers, found: {BsonTypeName.Of(value.Type)}");
}
