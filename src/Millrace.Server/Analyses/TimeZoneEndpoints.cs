using System.Globalization;
using Millrace.RandomUsers.Analytics;
using Millrace.Server.Analyses.Shapes;
using Millrace.Server.Hosting;

namespace Millrace.Server.Analyses;

/// <summary>What time it is for the users, who can be reached, and when the most can.</summary>
internal static class TimeZoneEndpoints
{
    private const int DayMinutes = 24 * 60;
    private const int SlotMinutes = 15;

    private static readonly ExportTable<OffsetShape> OffsetsTable = new("timezones",
    [
        ("minutes", row => row.Minutes), ("offset", row => row.Offset), ("timezone", row => row.Timezone), ("users", row => row.Users),
        ("share", row => row.Share), ("localTime", row => row.LocalTime), ("part", row => row.Part),
    ]);

    private static readonly ExportTable<DaySlot> DayTable = new("reach-by-utc-time",
    [
        ("minute", row => row.Minute), ("utcTime", row => row.Time), ("morning", row => row.Morning), ("working", row => row.Working),
        ("evening", row => row.Evening), ("sleeping", row => row.Sleeping), ("reached", row => row.Reached),
    ]);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/analyses/timezones", AnswerAsync).Produces<TimeZonesAnswer>();

    private static async Task<IResult> AnswerAsync(
        HttpContext context, AnalysisReader reader, [AsParameters] FilterQuery query, string? at, string? hours, string? table,
        string? format)
    {
        var filter = query.Read(reader.Queries.Nationalities);
        var (from, to) = HoursOf(hours ?? "09:00-18:00");
        var instant = InstantOf(at, reader);
        if (AnalysisResult.FormatOf(context.Request, format) is { } wanted)
        {
            var whole = await ReadAsync(reader, filter, instant, from, to, await reader.PositionAsync());
            return (table ?? "offsets") switch
            {
                "offsets" => await Exports.SendAsync(context, wanted, OffsetsTable, whole.Offsets),
                "day" => await Exports.SendAsync(context, wanted, DayTable, whole.Day),
                _ => throw ApiException.Invalid("table", $"'{table}' is no table; choose offsets or day."),
            };
        }

        var detail = instant.ToString("O", CultureInfo.InvariantCulture);
        return await AnalysisResult.TaggedAsync(
            context, reader, detail, position => ReadAsync(reader, filter, instant, from, to, position));
    }

    private static async Task<TimeZonesAnswer> ReadAsync(
        AnalysisReader reader, AnalyticsFilter filter, DateTimeOffset at, int from, int to, ViewPosition position)
    {
        var rows = await reader.AskOnceAsync($"offsets|{AnalysisReader.KeyOf(filter)}", reader.Queries.Offsets(filter));
        var total = AgeSums.UsersOf(rows);
        var utc = (int)at.UtcDateTime.TimeOfDay.TotalMinutes;
        var offsets = rows.Select(row =>
        {
            var minutes = (int)row.LongOf("minutes");
            var local = Around(utc + minutes);
            return new OffsetShape(
                minutes, row.TextOf("offset"), row.TextOf("timezone"), row.LongOf("users"), AgeSums.Share(row.LongOf("users"), total),
                Clock(local), DayPart.At(local).Name);
        }).ToList();
        var best = total > 0 ? ReachPlan.Best(rows, from, to) : null;
        return new TimeZonesAnswer(
            position.UpdatedAt, reader.SourceOf(filter), at, total, offsets,
            [
                .. DayPart.All.Select(part =>
                {
                    var users = offsets.Where(offset => offset.Part == part.Name).Sum(offset => offset.Users);
                    return new DayPartShape(part.Name, users, AgeSums.Share(users, total));
                }),
            ],
            $"{Clock(from)}-{Clock(to)}",
            Reached(offsets, utc, from, to),
            best is null ? null : new ReachShape(best.StartMinute, Clock(best.StartMinute), best.Users, best.Share),
            [.. Enumerable.Range(0, DayMinutes / SlotMinutes).Select(slot => SlotOf(offsets, slot * SlotMinutes, from, to))]);
    }

    private static DaySlot SlotOf(IReadOnlyList<OffsetShape> offsets, int minute, int from, int to)
    {
        long Users(string part) =>
            offsets.Where(offset => DayPart.At(Around(minute + offset.Minutes)).Name == part).Sum(offset => offset.Users);
        return new DaySlot(
            minute, Clock(minute), Users("morning"), Users("working"), Users("evening"), Users("sleeping"),
            Reached(offsets, minute, from, to));
    }

    private static long Reached(IReadOnlyList<OffsetShape> offsets, int utc, int from, int to)
    {
        var length = Around(to - from - 1) + 1; // 1 to 1440: from 9:00 to 9:00 is the whole day
        return offsets.Where(offset => Around(utc + offset.Minutes - from) < length).Sum(offset => offset.Users);
    }

    private static int Around(int minute) => ((minute % DayMinutes) + DayMinutes) % DayMinutes;

    private static string Clock(int minute) =>
        string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    private static DateTimeOffset InstantOf(string? text, AnalysisReader reader)
    {
        if (string.IsNullOrEmpty(text))
        {
            var now = reader.Now;
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        }

        return InstantConverter.TryRead(text, out var instant)
            ? instant
            : throw ApiException.Invalid("at", $"'{text}' is no time; write it as 2026-03-01T12:00:00Z.");
    }

    private static (int From, int To) HoursOf(string text)
    {
        return text.Split('-') is [var from, var to] && MinuteOf(from) is { } first and < DayMinutes && MinuteOf(to) is { } last
            ? (first, last)
            : throw ApiException.Invalid("hours", $"'{text}' are no hours of a day; write them as 09:00-18:00.");

        static int? MinuteOf(string clock) => clock == "24:00"
            ? DayMinutes
            : TimeOnly.TryParseExact(clock, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? (time.Hour * 60) + time.Minute
                : null;
    }
}
