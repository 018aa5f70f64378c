using Millrace.Bson;
using NodaTime;
using NodaTime.Calendars;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$year, $month, ... and $dateToParts, $dateFromParts.</summary>
internal static class DatePartOperators
{
    private static readonly string[] PartNames = ["date", "timezone"];
    private static readonly string[] ToPartsNames = ["date", "timezone", "iso8601"];

    private static readonly string[] FromPartsNames =
        ["year", "month", "day", "hour", "minute", "second", "millisecond", "timezone", "isoWeekYear", "isoWeek", "isoDayOfWeek"];

    public static IReadOnlyDictionary<string, OperatorFactory> Table { get; } = new Dictionary<string, OperatorFactory>
    {
        ["$dateFromParts"] = DateFromParts,
        ["$dateToParts"] = Operators.Named(ToPartsNames, 1, DateToParts),
        ["$dayOfMonth"] = Part(local => local.Day),
        ["$dayOfWeek"] = Part(local => DayOfWeek(local)),
        ["$dayOfYear"] = Part(local => local.DayOfYear),
        ["$hour"] = Part(local => local.Hour),
        ["$isoDayOfWeek"] = Part(local => (int)local.DayOfWeek),
        ["$isoWeek"] = Part(local => WeekYearRules.Iso.GetWeekOfWeekYear(local.Date)),
        ["$isoWeekYear"] = Part(local => (long)WeekYearRules.Iso.GetWeekYear(local.Date)),
        ["$millisecond"] = Part(local => local.Millisecond),
        ["$minute"] = Part(local => local.Minute),
        ["$month"] = Part(local => local.Month),
        ["$second"] = Part(local => local.Second),
        ["$week"] = Part(local => Week(local)),
        ["$year"] = Part(local => local.Year),
    };

    /// <summary>1 on Sunday to 7 on Saturday.</summary>
    public static int DayOfWeek(LocalDateTime local) => ((int)local.DayOfWeek % 7) + 1;

    /// <summary>Weeks begin on Sundays; the days before the year's first Sunday are week 0.</summary>
    public static int Week(LocalDateTime local) => (local.DayOfYear + 7 - DayOfWeek(local)) / 7;

    private static OperatorFactory Part(Func<LocalDateTime, BsonValue> part) => (name, operand, scope) =>
    {
        if (operand.Type == BsonType.Document && !ExpressionCompiler.IsOperator(operand.AsDocument))
        {
            CheckNames(name, operand.AsDocument);
            return new VariadicExpression(
                Operators.NamedArguments(name, operand, scope, PartNames, 1),
                values => values[0].IsNullish() || (values[1].IsNullish() && operand.AsDocument.ContainsKey("timezone"))
                    ? BsonValue.Null
                    : part(DateParts.ToLocal(DateParts.Milliseconds(values[0]), values[1].IsMissing
                        ? DateTimeZone.Utc : DateParts.Zone(values[1], 40533))));
        }

        if (operand.Type == BsonType.Array && operand.AsArray.Count != 1)
        {
            throw new CommandException(
                (ErrorCode)40536, $"{name} accepts exactly one argument if given an array, but was given {operand.AsArray.Count}");
        }

        return new UnaryExpression(
            Operators.Arguments(name, operand, scope, 1, 1)[0],
            value => value.IsNullish() ? BsonValue.Null : part(DateParts.ToLocal(DateParts.Milliseconds(value), DateTimeZone.Utc)));
    };

    private static void CheckNames(string name, BsonDocument operand)
    {
        foreach (var (argument, _) in operand)
        {
            if (!PartNames.Contains(argument))
            {
                throw new CommandException((ErrorCode)40535, $"unrecognized option to {name}: \"{argument}\"");
            }
        }

        if (!operand.ContainsKey("date"))
        {
            throw new CommandException((ErrorCode)40539, $"missing 'date' argument to {name}");
        }
    }

    private static DateTimeZone ZoneOrUtc(BsonValue zone) => zone.IsMissing ? DateTimeZone.Utc : DateParts.Zone(zone);

    private static BsonValue DateToParts(BsonValue[] values)
    {
        if (values[0].IsNullish() || values[1].IsNull || values[2].IsNull)
        {
            return BsonValue.Null;
        }

        if (values[2].Type is not (BsonType.None or BsonType.Boolean))
        {
            throw new CommandException((ErrorCode)40521, $"iso8601 must evaluate to a bool, found {BsonTypeName.Of(values[2].Type)}");
        }

        var local = DateParts.ToLocal(DateParts.Milliseconds(values[0]), ZoneOrUtc(values[1]));
        var parts = values[2].IsTrue()
            ? new BsonDocument
            {
                { "isoWeekYear", WeekYearRules.Iso.GetWeekYear(local.Date) },
                { "isoWeek", WeekYearRules.Iso.GetWeekOfWeekYear(local.Date) },
                { "isoDayOfWeek", (int)local.DayOfWeek },
            }
            : new BsonDocument { { "year", local.Year }, { "month", local.Month }, { "day", local.Day } };
        parts.Add("hour", local.Hour);
        parts.Add("minute", local.Minute);
        parts.Add("second", local.Second);
        parts.Add("millisecond", local.Millisecond);
        return parts;
    }

    private static VariadicExpression DateFromParts(string name, BsonValue operand, ExpressionScope scope)
    {
        var arguments = Operators.NamedOperands(name, operand, FromPartsNames, 0);
        var isIso = !arguments[8].IsMissing;
        if (isIso == !arguments[0].IsMissing)
        {
            throw new CommandException(
                (ErrorCode)(isIso ? 40489 : 40516), "$dateFromParts requires either 'year' or 'isoWeekYear' to be present");
        }

        if (isIso ? !(arguments[1].IsMissing && arguments[2].IsMissing) : !(arguments[9].IsMissing && arguments[10].IsMissing))
        {
            throw new CommandException(
                (ErrorCode)(isIso ? 40525 : 40489), "$dateFromParts does not allow mixing natural dates with ISO dates");
        }

        return new VariadicExpression(
            Array.ConvertAll(arguments, value => value.IsMissing ? ConstantExpression.Missing : ExpressionCompiler.Compile(value, scope)),
            values => FromParts(values, arguments, isIso));
    }

    private static BsonValue FromParts(BsonValue[] values, BsonValue[] arguments, bool isIso)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!arguments[i].IsMissing && values[i].IsNullish())
            {
                return BsonValue.Null;
            }
        }

        var zone = ZoneOrUtc(values[7]);
        var year = Whole(FromPartsNames[isIso ? 8 : 0], values[isIso ? 8 : 0], 1970);
        if (year is < 1 or > 9999)
        {
            throw new CommandException((ErrorCode)40523, $"'year' must evaluate to an integer in the range 1 to 9999, found {year}");
        }

        var date = isIso
            ? LocalDate.FromWeekYearWeekAndDay(year, 1, IsoDayOfWeek.Monday)
                .PlusWeeks(Whole("isoWeek", values[9], 1) - 1).PlusDays(Whole("isoDayOfWeek", values[10], 1) - 1)
            : new LocalDate(year, 1, 1).PlusMonths(Whole("month", values[1], 1) - 1).PlusDays(Whole("day", values[2], 1) - 1);
        var local = date.AtMidnight()
            .PlusHours(Whole("hour", values[3], 0))
            .PlusMinutes(Whole("minute", values[4], 0))
            .PlusSeconds(Whole("second", values[5], 0))
            .PlusMilliseconds(Whole("millisecond", values[6], 0));
        return BsonValue.FromDateTime(DateParts.ToMilliseconds(local, zone));
    }

    private static int Whole(string name, BsonValue value, int byDefault)
    {
        if (value.IsMissing)
        {
            return byDefault;
        }

        if (!value.TryGetWholeInt32(out var number))
        {
            throw new CommandException(
                (ErrorCode)40515, $"'{name}' must evaluate to an integer, found {BsonTypeName.Of(value.Type)} with value {value}");
        }

        return number is >= short.MinValue and <= short.MaxValue
            ? number
            : throw new CommandException(
                (ErrorCode)31034, $"'{name}' must evaluate to a value in the range [-32768, 32767]; value {number} is not in range");
    }
}
