using System.CommandLine;
using System.Globalization;
using Millrace.Bson;
using Millrace.RandomUsers.Analytics;

namespace Millrace.Cli.Commands;

/// <summary><c>millrace analyses timezones</c>.</summary>
internal sealed class AnalysesTimeZonesCommand : AnalysisCommand
{
    private readonly Option<string?> _at = new("--at")
    {
        HelpName = "TIME", Description = "The instant to look at, RFC 3339 (default: now)",
    };

    private readonly Option<double> _share = new("--share")
    {
        HelpName = "0-1", Description = "The share of users to reach (default: 0.8)", DefaultValueFactory = _ => 0.8,
    };

    private readonly Option<string> _hours = new("--hours")
    {
        HelpName = "HH:MM-HH:MM",
        Description = "Local hours to reach users in (default: 09:00-18:00)",
        DefaultValueFactory = _ => "09:00-18:00",
    };

    public AnalysesTimeZonesCommand()
        : base("timezones", "Users of each UTC offset, who is working, resting or asleep at an instant, and when to reach a share of them.")
    {
        Add(_at);
        Add(_share);
        Add(_hours);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "millrace analyses timezones",
        "millrace analyses timezones --at 2026-01-01T12:00:00Z --nationality US,AU",
        "millrace analyses timezones --share 0.9 --hours 18:00-22:00 --json",
    ];

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<(string Name, IReadOnlyList<BsonDocument> Rows)>> AskAsync(
        ParseResult parsed, AnalyticsQueries queries, AnalyticsFilter filter,
        Func<AnalyticsQuery, Task<IReadOnlyList<BsonDocument>>> ask)
    {
        var at = parsed.GetValue(_at) is { } text ? Read("--at", text, Instant) : TimeProvider.System.GetUtcNow();
        var (from, to) = Read("--hours", parsed.GetValue(_hours)!, Hours);
        var offsets = await ask(queries.Offsets(filter));
        return
        [
            ("offsets", offsets),
            ("day_parts", await ask(queries.DayParts(filter, at))),
            ("best_moment", [Plan(ReachPlan.Best(offsets, from, to))]),
            ("shortest_window", [Plan(ReachPlan.Shortest(offsets, from, to, parsed.GetValue(_share)))]),
        ];
    }

    private static BsonDocument Plan(ReachPlan plan) => new()
    {
        { "utc_start", Clock(plan.StartMinute) },
        { "utc_end", Clock(plan.StartMinute + plan.Minutes) },
        { "minutes", plan.Minutes },
        { "users", plan.Users },
        { "share", plan.Share },
    };

    private static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60 % 24:00}:{minute % 60:00}");

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw new FormatException("an instant is such as 2026-01-01T12:00:00Z.");

    private static (int From, int To) Hours(string text) =>
        text.Split('-') is [var from, var to]
        && TimeOnly.TryParseExact(from, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
        && TimeOnly.TryParseExact(to, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last)
            ? ((first.Hour * 60) + first.Minute, (last.Hour * 60) + last.Minute)
            : throw new FormatException("hours are such as 09:00-18:00.");
}
