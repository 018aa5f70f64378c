using Millrace.Orchestration.Scheduling;

namespace Millrace.Orchestration.Tests.Scheduling;

public sealed class ScheduleTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.Parse("2026-03-01T00:05Z");

    [Fact]
    public void The_first_cron_interval_begins_at_the_first_fire_time_after_the_start_date()
    {
        var interval = Schedule.Cron("*/10 * * * *").FirstAfter(DateTimeOffset.UnixEpoch, Start);

        Assert.Equal(Interval("2026-03-01T00:10Z", "2026-03-01T00:20Z"), interval);
    }

    [Fact]
    public void A_cron_interval_runs_from_the_last_fire_time_to_this_one()
    {
        var cron = Schedule.Cron("0 9 * * 1-5", "Europe/Kyiv");

        Assert.Equal(Interval("2026-03-27T07:00Z", "2026-03-30T06:00Z"), cron.FirstAfter(DateTimeOffset.Parse("2026-03-28T00:00Z"), Start));
        Assert.Equal(Interval("2026-03-26T07:00Z", "2026-03-27T07:00Z"), cron.LastUntil(DateTimeOffset.Parse("2026-03-28T00:00Z"), Start));
        Assert.Null(cron.LastUntil(DateTimeOffset.Parse("2026-03-02T08:00Z"), Start));
    }

    [Fact]
    public void A_run_asked_for_is_about_the_last_interval_that_ended()
    {
        var now = DateTimeOffset.Parse("2026-03-01T00:25Z");

        Assert.Equal(Interval("2026-03-01T00:10Z", "2026-03-01T00:20Z"), Schedule.Cron("*/10 * * * *").ManualInterval(now));
        Assert.Equal(Interval("2026-03-01T00:10Z", "2026-03-01T00:20Z"), Schedule.Every(TimeSpan.FromMinutes(10)).ManualInterval(now));
        Assert.Equal(new DataInterval(now, now), Schedule.Manual.ManualInterval(now));
    }

    [Fact]
    public void An_interval_schedule_counts_from_the_start_date()
    {
        var every = Schedule.Every(TimeSpan.FromMinutes(10));

        Assert.Equal(Interval("2026-03-01T00:05Z", "2026-03-01T00:15Z"), every.FirstAfter(DateTimeOffset.UnixEpoch, Start));
        Assert.Equal(Interval("2026-03-01T00:15Z", "2026-03-01T00:25Z"),
            every.FirstAfter(DateTimeOffset.Parse("2026-03-01T00:15Z"), Start));
        Assert.Equal(Interval("2026-03-01T00:05Z", "2026-03-01T00:15Z"), every.LastUntil(DateTimeOffset.Parse("2026-03-01T00:24Z"), Start));
        Assert.Null(every.LastUntil(DateTimeOffset.Parse("2026-03-01T00:14Z"), Start));
    }

    [Fact]
    public void Once_comes_once()
    {
        Assert.Equal(new DataInterval(Start, Start), Schedule.Once.FirstAfter(DateTimeOffset.UnixEpoch, Start));
        Assert.Null(Schedule.Once.FirstAfter(Start, Start));
    }

    private static DataInterval Interval(string start, string end) => new(DateTimeOffset.Parse(start), DateTimeOffset.Parse(end));
}
