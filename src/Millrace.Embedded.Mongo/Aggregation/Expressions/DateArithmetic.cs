using Millrace.Bson;
using NodaTime;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>Adds to, measures between and truncates dates in the calendar of a time zone. All in milliseconds since 1970.</summary>
internal static class DateArithmetic
{
    private const int MonthsAQuarter = 3;

    /// <summary>Truncation counts bins from here.</summary>
    private static readonly LocalDate Reference = new(2000, 1, 1);

    /// <exception cref="CommandException">9: no such unit.</exception>
    public static DateUnit Unit(string name, BsonValue value)
    {
        if (value.Type != BsonType.String)
        {
            throw new CommandException((ErrorCode)5439013, $"{name} requires 'unit' to be a string, but got {BsonTypeName.Of(value.Type)}");
        }

        return value.AsString switch
        {
            "millisecond" => DateUnit.Millisecond,
            "second" => DateUnit.Second,
            "minute" => DateUnit.Minute,
            "hour" => DateUnit.Hour,
            "day" => DateUnit.Day,
            "week" => DateUnit.Week,
            "month" => DateUnit.Month,
            "quarter" => DateUnit.Quarter,
            "year" => DateUnit.Year,
            var other => throw new CommandException(ErrorCode.FailedToParse, $"unknown time unit value: {other}"),
        };
    }

    /// <summary>Units from the day up keep the local time of day; a day that the month does not have becomes its last.</summary>
    /// <exception cref="CommandException">The result is out of range.</exception>
    public static long Add(long milliseconds, DateUnit unit, long amount, DateTimeZone zone)
    {
        try
        {
            if (unit < DateUnit.Day)
            {
                return checked(milliseconds + (amount * UnitMilliseconds(unit)));
            }

            var local = DateParts.ToLocal(milliseconds, zone);
            var count = checked((int)amount);
            var moved = unit switch
            {
                DateUnit.Day => local.PlusDays(count),
                DateUnit.Week => local.PlusWeeks(count),
                DateUnit.Month => local.PlusMonths(count),
                DateUnit.Quarter => local.PlusMonths(checked(count * MonthsAQuarter)),
                _ => local.PlusYears(count),
            };
            return DateParts.ToMilliseconds(moved, zone);
        }
        catch (Exception error) when (error is OverflowException or ArgumentOutOfRangeException)
        {
            throw new CommandException((ErrorCode)5166406, "$dateAdd overflowed: the result is outside the range of dates");
        }
    }

    /// <summary>How many boundaries of the unit lie between two dates.</summary>
    public static long Difference(long start, long end, DateUnit unit, DateTimeZone zone, IsoDayOfWeek startOfWeek)
    {
        if (unit == DateUnit.Millisecond)
        {
            return checked(end - start);
        }

        var (from, to) = (DateParts.ToLocal(start, zone), DateParts.ToLocal(end, zone));
        if (unit < DateUnit.Day)
        {
            // The time that passed, from full unit to full unit of the local clock: a change of clocks does not count.
            return (end - Excess(to, unit) - start + Excess(from, unit)) / UnitMilliseconds(unit);
        }

        return Ordinal(to, unit, startOfWeek) - Ordinal(from, unit, startOfWeek);
    }

    /// <summary>The start of the bin of <paramref name="binSize"/> units that a date lies in.</summary>
    public static long Truncate(long milliseconds, DateUnit unit, long binSize, DateTimeZone zone, IsoDayOfWeek startOfWeek)
    {
        var local = DateParts.ToLocal(milliseconds, zone);
        var origin = unit == DateUnit.Week ? FirstWeekday(startOfWeek) : Reference;
        var first = unit == DateUnit.Week
            ? Period.DaysBetween(origin, local.Date) / 7.0
            : Ordinal(local, unit, startOfWeek) - Ordinal(origin.AtMidnight(), unit, startOfWeek);
        var bins = (long)Math.Floor(Math.Floor(first) / binSize) * binSize;
        var start = unit switch
        {
            DateUnit.Year => origin.PlusYears((int)bins).AtMidnight(),
            DateUnit.Quarter => origin.PlusMonths((int)bins * MonthsAQuarter).AtMidnight(),
            DateUnit.Month => origin.PlusMonths((int)bins).AtMidnight(),
            DateUnit.Week => origin.PlusWeeks((int)bins).AtMidnight(),
            DateUnit.Day => origin.PlusDays((int)bins).AtMidnight(),
            _ => origin.AtMidnight().PlusMilliseconds(bins * UnitMilliseconds(unit)),
        };
        return DateParts.ToMilliseconds(start, zone);
    }

    /// <summary>The milliseconds since the last full unit.</summary>
    private static long Excess(LocalDateTime local, DateUnit unit)
        => local.TickOfDay / TimeSpan.TicksPerMillisecond % UnitMilliseconds(unit);

    private static LocalDate FirstWeekday(IsoDayOfWeek startOfWeek)
    {
        var date = Reference;
        while (date.DayOfWeek != startOfWeek)
        {
            date = date.PlusDays(1);
        }

        return date;
    }

    /// <summary>A count of the unit's boundaries from some fixed point.</summary>
    private static long Ordinal(LocalDateTime local, DateUnit unit, IsoDayOfWeek startOfWeek)
    {
        long days = Period.DaysBetween(Reference, local.Date);
        return unit switch
        {
            DateUnit.Year => local.Year,
            DateUnit.Quarter => (local.Year * 4L) + ((local.Month - 1) / MonthsAQuarter),
            DateUnit.Month => (local.Year * 12L) + local.Month,
            DateUnit.Week => (long)Math.Floor((days - Period.DaysBetween(Reference, FirstWeekday(startOfWeek))) / 7.0),
            DateUnit.Day => days,
            _ => (long)Math.Floor(((days * 86_400_000m) + (local.TickOfDay / TimeSpan.TicksPerMillisecond)) / UnitMilliseconds(unit)),
        };
    }

    private static long UnitMilliseconds(DateUnit unit) => unit switch
    {
        DateUnit.Second => 1000,
        DateUnit.Minute => 60_000,
        DateUnit.Hour => 3_600_000,
        _ => 1,
    };
}
