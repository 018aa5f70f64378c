using Millrace.Orchestration.Scheduling;

namespace Millrace.Orchestration.Tests.Scheduling;

public sealed class ZonedCronTests
{
    [Fact]
    public void Thousands_of_random_expressions_fire_when_croniter_says_so_also_where_the_clocks_change()
    {
        const int Seed = 20260301;
        var random = new Random(Seed);
        var questions = Enumerable.Range(0, 4000).Select(_ => CronQuestion.Random(random)).ToList();
        var answers = CronOracle.Ask(questions);

        var wrong = questions.Zip(answers).Where(pair => !Agrees(pair.First, pair.Second)).Select(pair => pair.First).ToList();

        Assert.True(wrong.Count == 0, $"seed {Seed}: {wrong.Count} differ, such as {string.Join("; ", wrong.Take(5))}");
        // Neither side may agree because there is nothing to compare.
        Assert.InRange(answers.Count(answer => answer is null), 100, 2000);
        Assert.True(answers.Count(answer => answer is { Length: > 0 }) > 1000);
    }

    [Theory]
    [InlineData("30 2 * * *", "2026-03-29T00:00Z", "2026-03-29T01:30Z")] // 02:30 is skipped: 03:30
    [InlineData("30 2 * * *", "2026-10-25T00:00Z", "2026-10-25T01:30Z")] // 02:30 comes twice: the second
    [InlineData("0 3 * * *", "2026-10-25T00:00Z", "2026-10-25T02:00Z")]
    public void A_fixed_time_fires_once_on_the_day_the_clocks_change(string expression, string after, string expected)
    {
        var cron = ZonedCron.Parse(expression, "Europe/Zurich");

        var fire = cron.Next(At(after));

        Assert.Equal(At(expected), fire);
        Assert.True(cron.Next(fire!.Value) - fire > TimeSpan.FromHours(22));
    }

    [Fact]
    public void An_hourly_schedule_fires_in_both_hours_that_have_the_same_name()
    {
        var cron = ZonedCron.Parse("30 * * * *", "Europe/Zurich");

        var fires = Chain(cron, At("2026-10-24T23:45Z"), 4);

        Assert.Equal([At("2026-10-25T00:30Z"), At("2026-10-25T01:30Z"), At("2026-10-25T02:30Z"), At("2026-10-25T03:30Z")], fires);
    }

    [Fact]
    public void A_day_that_a_place_skipped_fires_a_day_later()
    {
        // Samoa went from 29 December 2011 straight to the 31st.
        var cron = ZonedCron.Parse("0 12 30 12 *", "Pacific/Apia");

        Assert.Equal(At("2011-12-30T22:00Z"), cron.Next(At("2011-12-29T00:00Z")));
    }

    [Fact]
    public void The_zone_must_exist() => Assert.Contains(
        "there is no time zone 'Europe/Nowhere'",
        Assert.Throws<CronFormatException>(() => ZonedCron.Parse("* * * * *", "Europe/Nowhere")).Message);

    private static bool Agrees(CronQuestion question, long[]? expected)
    {
        try
        {
            var cron = ZonedCron.Parse(question.Expression, question.Zone);
            if (expected is null)
            {
                return false;
            }

            var from = DateTimeOffset.FromUnixTimeSeconds(question.From);
            var to = DateTimeOffset.FromUnixTimeSeconds(question.To);
            var fires = new List<long>();
            for (var fire = cron.Next(from); fire <= to; fire = cron.Next(fire.Value))
            {
                fires.Add(fire.Value.ToUnixTimeSeconds());
            }

            var last = cron.Previous(to.AddSeconds(1)) is { } previous && previous > from ? previous.ToUnixTimeSeconds() : (long?)null;
            return fires.SequenceEqual(expected) && last == (expected.Length > 0 ? expected[^1] : null);
        }
        catch (CronFormatException)
        {
            // croniter takes a day that never comes, and then finds nothing.
            return expected is null or [];
        }
    }

    private static List<DateTimeOffset> Chain(ZonedCron cron, DateTimeOffset after, int count)
    {
        var fires = new List<DateTimeOffset>();
        while (fires.Count < count)
        {
            after = cron.Next(after)!.Value;
            fires.Add(after);
        }

        return fires;
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text);
}
