using Millrace.Orchestration.Scheduling;

namespace Millrace.Orchestration.Tests.Scheduling;

public sealed class CronExpressionTests
{
    [Theory]
    [InlineData("0 0 13 * 5", "2026-02-01", "2026-02-06")] // a Friday or a 13th, as cron has it
    [InlineData("0 0 * * 7", "2026-02-02", "2026-02-08")]
    [InlineData("0 0 * * fri-sun", "2026-02-02", "2026-02-06")]
    [InlineData("0 0 29 2 *", "2026-02-02", "2028-02-29")]
    [InlineData("@quarterly", "2026-02-02", "2026-04-01")]
    [InlineData("0 0 1 10/2 *", "2026-02-02", "2026-10-01")]
    public void Days_are_chosen_as_cron_chooses_them(string expression, string after, string expected) =>
        Assert.Equal(DateTime.Parse(expected), CronExpression.Parse(expression).Next(DateTime.Parse(after)));

    [Theory]
    [InlineData("* * * *", "has 4 fields instead of 5")]
    [InlineData("* * * * * *", "has 6 fields instead of 5")]
    [InlineData("60 * * * *", "the minute field '60' cannot be used: 60 is not between 0 and 59")]
    [InlineData("* * L * *", "'L' is not supported")]
    [InlineData("* * * * 5#2", "'5#2' is not supported")]
    [InlineData("* 5-3 * * *", "the range 5-3 goes backwards")]
    [InlineData("*/0 * * * *", "'0' is not a step")]
    [InlineData("* * * foo *", "'foo' is not a month")]
    [InlineData("0 0 30 2 *", "no such day ever comes")]
    [InlineData("@sometimes", "'@sometimes' is no preset")]
    [InlineData("", "has 0 fields instead of 5")]
    public void A_wrong_expression_is_refused_with_the_reason(string expression, string reason) =>
        Assert.Contains(reason, Assert.Throws<CronFormatException>(() => CronExpression.Parse(expression)).Message);
}
