using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Scheduling;
using Millrace.Server.Airflow;

namespace Millrace.Server.Tests;

public sealed class ScheduleTextTests
{
    [Theory]
    [InlineData("* * * * *", "every minute")]
    [InlineData("*/10 * * * *", "every 10 minutes")]
    [InlineData("5 * * * *", "every hour at minute 5")]
    [InlineData("0 */6 * * *", "every 6 hours at minute 0")]
    [InlineData("30 2 * * *", "every day at 02:30")]
    [InlineData("0 9 * * 1-5", "every weekday at 09:00")]
    [InlineData("0 9 * * 1", "every Monday at 09:00")]
    [InlineData("0 0 1 * *", "on day 1 of every month at 00:00")]
    [InlineData("0 0 1 1 *", "0 0 1 1 *")]
    public void A_cron_expression_is_told_in_words_where_there_are_some(string cron, string text) =>
        Assert.Equal(text, ScheduleText.Of(Schedule.Cron(cron)));

    [Fact]
    public void The_time_zone_is_named_when_it_is_not_UTC() =>
        Assert.Equal("every day at 02:00 (Europe/Kyiv)", ScheduleText.Of(Schedule.Cron("0 2 * * *", "Europe/Kyiv")));

    [Fact]
    public void A_dataset_is_named() =>
        Assert.Equal("when mongodb://users/raw changed", ScheduleText.Of(Schedule.OnAny(new Dataset("mongodb://users/raw"))));
}
