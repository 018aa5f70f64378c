using NodaTime;

namespace Millrace.Orchestration.Tests.Scheduling;

/// <summary>An expression, a zone and a stretch of time in seconds since 1970.</summary>
internal sealed record CronQuestion(string Expression, string Zone, long From, long To)
{
    private static readonly string[] Zones =
    [
        "UTC", "Europe/Kyiv", "Europe/Zurich", "Europe/London", "Europe/Lisbon", "Europe/Moscow", "America/New_York", "America/Chicago",
        "America/Los_Angeles", "America/St_Johns", "America/Sao_Paulo", "America/Havana", "America/Santiago", "America/Phoenix",
        "Australia/Sydney", "Australia/Lord_Howe", "Australia/Adelaide", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Tokyo",
        "Asia/Tehran", "Asia/Amman", "Africa/Cairo", "Africa/Casablanca", "Pacific/Auckland", "Pacific/Chatham", "Antarctica/Troll",
    ];

    private static readonly string[] Months = ["jan", "Feb", "MAR", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Days = ["sun", "Mon", "TUE", "wed", "thu", "fri", "sat"];

    /// <summary>A random question; most lie at a change of clocks, some ask for what is no cron expression.</summary>
    public static CronQuestion Random(Random random)
    {
        var minute = random.Next(4) == 0 ? Field(random, 0, 59, []) : $"{random.Next(60)}";
        var hour = random.Next(3) == 0 ? "*" : Field(random, 0, 23, []);
        var expression = string.Join(
            ' ',
            minute,
            random.Next(8) == 0 ? $"{random.Next(5)}" : hour,
            random.Next(2) == 0 ? "*" : Field(random, 1, 31, []),
            random.Next(3) > 0 ? "*" : Field(random, 1, 12, Months),
            random.Next(2) == 0 ? "*" : Field(random, 0, 7, Days));
        var zone = Zones[random.Next(Zones.Length)];
        var from = At(random, zone).ToUnixTimeSeconds();
        return new CronQuestion(expression, zone, from, from + random.Next(1, minute.All(char.IsAsciiDigit) ? 40 : 8) * 3600L);
    }

    private static Instant At(Random random, string zone)
    {
        var instant = Instant.FromUtc(1990, 1, 1, 0, 0) + Duration.FromMinutes(random.Next(34 * 365 * 1440));
        var interval = DateTimeZoneProviders.Tzdb[zone].GetZoneInterval(instant);
        return interval.HasEnd && random.Next(5) > 0 && interval.End < Instant.FromUtc(2024, 6, 1, 0, 0)
            ? interval.End - Duration.FromMinutes(random.Next(300))
            : instant;
    }

    private static string Field(Random random, int min, int max, string[] names) =>
        string.Join(',',
            Enumerable.Range(0, random.Next(10) switch { < 7 => 1, < 9 => 2, _ => 3 }).Select(_ => Item(random, min, max, names)));

    private static string Item(Random random, int min, int max, string[] names)
    {
        var range = random.Next(5) switch
        {
            0 => "*",
            1 or 2 => $"{Value(random, min, max, names)}-{Value(random, min, max, names)}",
            _ => Value(random, min, max, names),
        };
        return random.Next(3) == 0 ? $"{range}/{random.Next(random.Next(10) == 0 ? 0 : 1, max + 3)}" : range;
    }

    private static string Value(Random random, int min, int max, string[] names) =>
        names.Length > 0 && random.Next(2) == 0 ? names[random.Next(names.Length)]
        : random.Next(40) == 0 ? $"{max + 1}"
        : $"{random.Next(min, max + 1)}";
}
