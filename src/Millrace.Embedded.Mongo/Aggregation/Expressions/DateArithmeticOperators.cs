using Millrace.Bson;
using NodaTime;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$dateAdd, $dateSubtract, $dateDiff, $dateTrunc.</summary>
internal static class DateArithmeticOperators
{
    private static readonly string[] AddNames = ["startDate", "unit", "amount", "timezone"];
    private static readonly string[] DiffNames = ["startDate", "endDate", "unit", "timezone", "startOfWeek"];
    private static readonly string[] TruncNames = ["date", "unit", "binSize", "timezone", "startOfWeek"];

    public static IReadOnlyDictionary<string, OperatorFactory> Table { get; } = new Dictionary<string, OperatorFactory>
    {
        ["$dateAdd"] = Create(AddNames, 3, values => Add("$dateAdd", values, 1)),
        ["$dateDiff"] = Create(DiffNames, 3, Diff),
        ["$dateSubtract"] = Create(AddNames, 3, values => Add("$dateSubtract", values, -1)),
        ["$dateTrunc"] = Create(TruncNames, 2, Trunc),
    };

    /// <summary>An argument that is given and null makes the result null.</summary>
    private static OperatorFactory Create(string[] names, int required, Func<BsonValue[], BsonValue> compute) => (name, operand, scope) =>
    {
        var given = Operators.NamedOperands(name, operand, names, required);
        return new VariadicExpression(Operators.NamedArguments(name, operand, scope, names, required), values =>
        {
            for (var i = 0; i < values.Length; i++)
            {
                if (!given[i].IsMissing && values[i].IsNullish())
                {
                    return BsonValue.Null;
                }
            }

            return compute(values);
        });
    };

    private static BsonValue Add(string name, BsonValue[] values, int sign)
    {
        if (!values[2].TryGetWholeInt64(out var amount) || amount == long.MinValue)
        {
            throw new CommandException((ErrorCode)5166405, $"{name} expects integer amount of time units");
        }

        var unit = DateArithmetic.Unit(name, values[1]);
        var start = Date(name, values[0], 5166403);
        return BsonValue.FromDateTime(DateArithmetic.Add(start, unit, sign * amount, ZoneOrUtc(values[3])));
    }

    private static BsonValue Diff(BsonValue[] values)
    {
        var unit = DateArithmetic.Unit("$dateDiff", values[2]);
        var (start, end) = (Date("$dateDiff", values[0], 5166307), Date("$dateDiff", values[1], 5166307));
        return DateArithmetic.Difference(start, end, unit, ZoneOrUtc(values[3]), StartOfWeek(values[4]));
    }

    private static BsonValue Trunc(BsonValue[] values)
    {
        var unit = DateArithmetic.Unit("$dateTrunc", values[1]);
        var binSize = 1L;
        if (!values[2].IsMissing && (!values[2].TryGetWholeInt64(out binSize) || binSize <= 0))
        {
            throw new CommandException(
                (ErrorCode)5439018, $"$dateTrunc requires 'binSize' to be greater than 0, but got value {values[2]}");
        }

        var date = Date("$dateTrunc", values[0], 5439012);
        return BsonValue.FromDateTime(DateArithmetic.Truncate(date, unit, binSize, ZoneOrUtc(values[3]), StartOfWeek(values[4])));
    }

    private static long Date(string name, BsonValue value, int code)
        => value.Type is BsonType.DateTime or BsonType.Timestamp or BsonType.ObjectId
        ? DateParts.Milliseconds(value)
        : throw new CommandException((ErrorCode)code, $"{name} requires dates, but got {BsonTypeName.Of(value.Type)}");

    private static DateTimeZone ZoneOrUtc(BsonValue zone) => zone.IsMissing ? DateTimeZone.Utc : DateParts.Zone(zone);

    private static IsoDayOfWeek StartOfWeek(BsonValue value)
    {
        if (value.IsMissing)
        {
            return IsoDayOfWeek.Sunday;
        }

        if (value.Type != BsonType.String)
        {
            throw new CommandException((ErrorCode)5439015, $"'startOfWeek' must be a string, but got {BsonTypeName.Of(value.Type)}");
        }

        var name = value.AsString.ToLowerInvariant();
        for (var day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Sunday; day++)
        {
            var full = day.ToString().ToLowerInvariant();
            if (name == full || name == full[..3])
            {
                return day;
            }
        }

        throw new CommandException(ErrorCode.FailedToParse, $"unknown day of week value: {value.AsString}");
    }
}
