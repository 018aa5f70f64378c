using System.Globalization;
using Millrace.Orchestration.Scheduling;

namespace Millrace.Server.Airflow;

/// <summary>A schedule in words for people: <c>every 10 minutes</c>.</summary>
internal static class ScheduleText
{
    public static string Of(Schedule schedule) => schedule switch
    {
        ManualSchedule => "when triggered",
        OnceSchedule => "once",
        ContinuousSchedule => "again and again",
        DatasetSchedule => $"when {schedule.Summary} changed",
        CronSchedule cron => OfCron(cron),
        _ => schedule.Summary,
    };

    private static string OfCron(CronSchedule cron)
    {
        var fields = cron.Expression.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var zone = cron.TimeZone == "UTC" ? "" : $" ({cron.TimeZone})";
        return fields switch
        {
            ["*" or "*/1", "*", "*", "*", "*"] => "every minute",
            [['*', '/', .. var step], "*", "*", "*", "*"] => $"every {step} minutes{zone}",
            [var minute, ['*', '/', .. var step], "*", "*", "*"] when IsNumber(minute) => $"every {step} hours at minute {minute}{zone}",
            [var minute, "*", "*", "*", "*"] when IsNumber(minute) => $"every hour at minute {minute}{zone}",
            [var minute, var hour, "*", "*", "*"] when IsNumber(minute) && IsNumber(hour) => $"every day at {Clock(hour, minute)}{zone}",
            [var minute, var hour, "*", "*", var day] when IsNumber(minute) && IsNumber(hour) && DayOf(day) is { } name =>
                $"every {name} at {Clock(hour, minute)}{zone}",
            [var minute, var hour, var day, "*", "*"] when IsNumber(minute) && IsNumber(hour) && IsNumber(day) =>
                $"on day {day} of every month at {Clock(hour, minute)}{zone}",
            _ => $"{cron.Expression}{zone}",
        };
    }

    private static string? DayOf(string field) => field.ToUpperInvariant() switch
    {
        "1-5" or "MON-FRI" => "weekday",
        "0" or "7" or "SUN" => "Sunday",
        "1" or "MON" => "Monday",
        "2" or "TUE" => "Tuesday",
        "3" or "WED" => "Wednesday",
        "4" or "THU" => "Thursday",
        "5" or "FRI" => "Friday",
        "6" or "SAT" => "Saturday",
        _ => null,
    };

    private static bool IsNumber(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static string Clock(string hour, string minute) => $"{hour.PadLeft(2, '0')}:{minute.PadLeft(2, '0')}";
}
