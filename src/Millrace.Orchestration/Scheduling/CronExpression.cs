using NCrontab;

namespace Millrace.Orchestration.Scheduling;

/// <summary>
/// A cron expression on wall-clock time, without a time zone: five fields, minute hour day-of-month month day-of-week, or one of
/// Airflow's presets. When both day fields are restricted a day need only fit one of them, as cron has it. Immutable.
/// </summary>
/// <remarks>NCrontab searches the calendar. It knows neither cron's rule for two day fields nor 7 for Sunday nor open steps (10/5), so
/// it is given plain lists, and two schedules where the rule asks for either.</remarks>
internal sealed class CronExpression
{
    // croniter looks this far too; a leap day comes at least every 8 years.
    private const int SearchYears = 50;

    private static readonly Dictionary<string, string> Presets = new(StringComparer.OrdinalIgnoreCase)
    {
        ["@hourly"] = "0 * * * *",
        ["@daily"] = "0 0 * * *",
        ["@midnight"] = "0 0 * * *",
        ["@weekly"] = "0 0 * * 0",
        ["@monthly"] = "0 0 1 * *",
        ["@quarterly"] = "0 0 1 */3 *",
        ["@yearly"] = "0 0 1 1 *",
        ["@annually"] = "0 0 1 1 *",
    };

    /// <summary>Windows in which the last occurrence is looked for, smallest first: NCrontab only looks forward.</summary>
    private static readonly TimeSpan[] LookBack =
    [
        TimeSpan.FromHours(2), TimeSpan.FromDays(2), TimeSpan.FromDays(40), TimeSpan.FromDays(400), TimeSpan.FromDays(366 * 9),
        TimeSpan.FromDays(366 * SearchYears),
    ];

    private readonly CrontabSchedule[] _schedules;

    private CronExpression(string text, CrontabSchedule[] schedules, bool coversEveryHour)
    {
        Text = text;
        CoversEveryHour = coversEveryHour;
        _schedules = schedules;
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Whether the hour field leaves out no hour: such a schedule also runs in the hour that comes twice.</summary>
    public bool CoversEveryHour { get; }

    /// <exception cref="CronFormatException">The text is no cron expression, uses what is not supported, or never comes true.</exception>
    public static CronExpression Parse(string text)
    {
        var fields = Presets.GetValueOrDefault(text.Trim(), text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != 5)
        {
            throw new CronFormatException(text.TrimStart().StartsWith('@')
                ? $"'{text}' is no preset; there are {string.Join(", ", Presets.Keys)}"
                : $"the cron expression '{text}' has {fields.Length} fields instead of 5 (minute hour day-of-month month day-of-week)");
        }

        try
        {
            return Build(text, fields);
        }
        catch (CronFormatException exception)
        {
            throw new CronFormatException($"the cron expression '{text}' is not valid: {exception.Message}");
        }
    }

    /// <summary>The first occurrence after a wall-clock time; null when none comes within 50 years.</summary>
    public DateTime? Next(DateTime after)
    {
        var end = after.Year > DateTime.MaxValue.Year - SearchYears ? DateTime.MaxValue : after.AddYears(SearchYears);
        var first = end;
        foreach (var schedule in _schedules)
        {
            var next = schedule.GetNextOccurrence(after, end);
            first = next < first ? next : first;
        }

        return first < end ? first : null;
    }

    /// <summary>The last occurrence before a wall-clock time; null when none came within 50 years.</summary>
    public DateTime? Previous(DateTime before)
    {
        foreach (var window in LookBack)
        {
            DateTime? last = null;
            var from = before - DateTime.MinValue > window ? before - window : DateTime.MinValue;
            for (var next = Next(from); next < before; next = Next(next.Value))
            {
                last = next;
            }

            if (last is not null)
            {
                return last;
            }
        }

        return null;
    }

    private static CronExpression Build(string text, string[] fields)
    {
        var minutes = CronField.Minute.Read(fields[0]);
        var hours = CronField.Hour.Read(fields[1]);
        var days = CronField.DayOfMonth.Read(fields[2]);
        var months = CronField.Month.Read(fields[3]);
        var weekdays = CronField.DayOfWeek.Read(fields[4]);
        var head = $"{string.Join(',', minutes)} {string.Join(',', hours)}";
        var month = string.Join(',', months);
        var everyDay = CronField.DayOfMonth.IsEvery(days);
        var everyWeekday = CronField.DayOfWeek.IsEvery(weekdays);
        var schedules = new List<CrontabSchedule>();
        if (!everyDay || everyWeekday)
        {
            schedules.Add(CrontabSchedule.Parse($"{head} {(everyDay ? "*" : string.Join(',', days))} {month} *"));
        }

        if (!everyWeekday)
        {
            schedules.Add(CrontabSchedule.Parse($"{head} * {month} {string.Join(',', weekdays)}"));
        }

        var cron = new CronExpression(text, [.. schedules], CronField.Hour.IsEvery(hours));
        return cron.Next(new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Unspecified)) is not null
            ? cron
            : throw new CronFormatException("no such day ever comes");
    }
}
