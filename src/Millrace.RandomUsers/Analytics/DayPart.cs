namespace Millrace.RandomUsers.Analytics;

/// <summary>A part of the local day.</summary>
/// <param name="Name">Its name in answers.</param>
/// <param name="FromMinute">The minute of the local day it begins with; it ends where the next begins, the last one where the first
/// does.</param>
public sealed record DayPart(string Name, int FromMinute)
{
    /// <summary>The parts by time: morning from 7:00, working hours from 9:00, evening from 18:00, sleep from 23:00 to 7:00.</summary>
    public static IReadOnlyList<DayPart> All { get; } =
    [
        new("morning", 7 * 60),
        new("working", 9 * 60),
        new("evening", 18 * 60),
        new("sleeping", 23 * 60),
    ];

    /// <summary>The part that a minute of the local day (0 to 1439) lies in.</summary>
    public static DayPart At(int minuteOfDay) => All.LastOrDefault(part => part.FromMinute <= minuteOfDay) ?? All[^1];
}
