using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Calendars;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>Writes dates by the format specifiers of <c>$dateToString</c>.</summary>
internal static class DateFormat
{
    public const string Utc = "%Y-%m-%dT%H:%M:%S.%LZ";
    public const string Local = "%Y-%m-%dT%H:%M:%S.%L";

    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>The date as MongoDB prints it in UTC: 2018-03-27T16:58:51.538Z.</summary>
    public static string ToIsoText(long milliseconds) => Write(milliseconds, DateTimeZone.Utc, Utc);

    /// <exception cref="CommandException">18535, 18536: the format ends in % or has an unknown specifier.</exception>
    public static string Write(long milliseconds, DateTimeZone zone, string format)
    {
        var local = DateParts.ToLocal(milliseconds, zone);
        var offset = zone.GetUtcOffset(Instant.FromUnixTimeMilliseconds(milliseconds));
        var text = new StringBuilder(format.Length + 16);
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                text.Append(format[i]);
                continue;
            }

            if (++i == format.Length)
            {
                throw new CommandException((ErrorCode)18535, "Unmatched '%' at end of format string");
            }

            text.Append(Specifier(format[i], local, offset));
        }

        return text.ToString();
    }

    /// <summary>The month that a name or its first three letters mean, from 1; 0 for none.</summary>
    public static int MonthOf(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < Months.Length; i++)
        {
            if (name.Equals(Months[i], StringComparison.OrdinalIgnoreCase)
                || name.Equals(Months[i].AsSpan(0, 3), StringComparison.OrdinalIgnoreCase))
            {
                return i + 1;
            }
        }

        return 0;
    }

    private static string Specifier(char specifier, LocalDateTime local, Offset offset) => specifier switch
    {
        'd' => Padded(local.Day, 2),
        'G' => Padded(WeekYearRules.Iso.GetWeekYear(local.Date), 4),
        'H' => Padded(local.Hour, 2),
        'j' => Padded(local.DayOfYear, 3),
        'L' => Padded(local.Millisecond, 3),
        'm' => Padded(local.Month, 2),
        'M' => Padded(local.Minute, 2),
        'S' => Padded(local.Second, 2),
        'u' => Padded((int)local.DayOfWeek, 1),
        'U' => Padded(DatePartOperators.Week(local), 2),
        'V' => Padded(WeekYearRules.Iso.GetWeekOfWeekYear(local.Date), 2),
        'w' => Padded(DatePartOperators.DayOfWeek(local), 1),
        'Y' => Padded(local.Year, 4),
        'b' => Months[local.Month - 1][..3],
        'B' => Months[local.Month - 1],
        'z' => OffsetText(offset),
        'Z' => (offset.Seconds / 60).ToString("+0;-0;+0", CultureInfo.InvariantCulture),
        '%' => "%",
        _ => throw new CommandException((ErrorCode)18536, $"Invalid format character '%{specifier}' in format string"),
    };

    private static string OffsetText(Offset offset)
    {
        var minutes = Math.Abs(offset.Seconds / 60);
        return $"{(offset.Seconds < 0 ? '-' : '+')}{Padded(minutes / 60, 2)}{Padded(minutes % 60, 2)}";
    }

    private static string Padded(int number, int width) => number.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');
}
