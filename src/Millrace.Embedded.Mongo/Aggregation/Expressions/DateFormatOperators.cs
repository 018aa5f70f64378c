using Millrace.Bson;
using NodaTime;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$dateToString and $dateFromString.</summary>
internal static class DateFormatOperators
{
    private static readonly string[] ToStringNames = ["date", "format", "timezone", "onNull"];
    private static readonly string[] FromStringNames = ["dateString", "format", "timezone", "onError", "onNull"];

    public static IReadOnlyDictionary<string, OperatorFactory> Table { get; } = new Dictionary<string, OperatorFactory>
    {
        ["$dateFromString"] = DateFromString,
        ["$dateToString"] = DateToString,
    };

    private static VariadicExpression DateToString(string name, BsonValue operand, ExpressionScope scope)
    {
        if (operand.Type == BsonType.Document && !operand.AsDocument.ContainsKey("date"))
        {
            throw new CommandException((ErrorCode)18628, "Missing 'date' parameter to $dateToString");
        }

        if (operand.Type == BsonType.Document && operand.AsDocument["format"] is { IsMissing: false, Type: not BsonType.String } format
            && !(format.Type == BsonType.Document && ExpressionCompiler.IsOperator(format.AsDocument)))
        {
            throw new CommandException((ErrorCode)18533, "$dateToString requires that 'format' be a string");
        }

        var given = Operators.NamedOperands(name, operand, ToStringNames, 1);
        return new VariadicExpression(Operators.NamedArguments(name, operand, scope, ToStringNames, 1), values =>
        {
            if (values[0].IsNullish())
            {
                return values[3].IsMissing && given[3].IsMissing ? BsonValue.Null : values[3];
            }

            if ((!given[1].IsMissing && values[1].IsNullish()) || (!given[2].IsMissing && values[2].IsNullish()))
            {
                return BsonValue.Null;
            }

            var zone = given[2].IsMissing ? DateTimeZone.Utc : DateParts.Zone(values[2]);
            var written = given[1].IsMissing ? (ReferenceEquals(zone, DateTimeZone.Utc)
                ? DateFormat.Utc : DateFormat.Local) : FormatText(values[1]);
            return DateFormat.Write(DateParts.Milliseconds(values[0]), zone, written);
        });
    }

    private static DateFromStringExpression DateFromString(string name, BsonValue operand, ExpressionScope scope)
    {
        if (operand.Type == BsonType.Document && !operand.AsDocument.ContainsKey("dateString"))
        {
            throw new CommandException((ErrorCode)40542, "Missing 'dateString' parameter to $dateFromString");
        }

        var given = Operators.NamedOperands(name, operand, FromStringNames, 1);
        return new DateFromStringExpression(
            ExpressionCompiler.Compile(given[0], scope), Optional(given[1], scope), Optional(given[2], scope), Optional(given[3],
                scope), Optional(given[4], scope));
    }

    public static string FormatText(BsonValue format) => format.Type == BsonType.String
        ? format.AsString
        : throw new CommandException((ErrorCode)18533, $"the format of a date must be a string, found {BsonTypeName.Of(format.Type)}");

    private static Expression? Optional(BsonValue value, ExpressionScope scope)
        => value.IsMissing ? null : ExpressionCompiler.Compile(value, scope);
}
