using Microsoft.Extensions.Logging;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.Scheduling;
using Millrace.Orchestration.Testing;

namespace Millrace.Orchestration.Tests.Testing;

/// <summary>The example of docs/dags.md: keep the two alike.</summary>
public sealed class DocumentedExampleTests
{
    [Fact]
    public async Task A_source_that_fails_twice_is_asked_a_third_time()
    {
        var tries = 0;
        var host = new DagTestHost(new DateTimeOffset(2026, 3, 2, 4, 0, 0, TimeSpan.Zero), NightlyReport())
            .Replace("countries", _ => ++tries < 3 ? throw new HttpRequestException("down") : Task.FromResult(new[] { "UA" }))
            .Replace("report", _ => Task.FromResult(7));

        var run = await host.RunAsync("nightly_report");

        Assert.Equal(RunState.Success, run.State);
        Assert.Equal(3, run.Find(new TaskKey("countries"))!.TryNumber);
        Assert.Contains(host.Logs, line => line.Text == "7 rows in all");
    }

    [Fact]
    public async Task It_runs_on_weekdays_at_six_in_Kyiv()
    {
        var host = new DagTestHost(new DateTimeOffset(2026, 3, 27, 0, 0, 0, TimeSpan.Zero), NightlyReport())
            .Replace("countries", _ => Task.FromResult(Array.Empty<string>()));

        var runs = await host.AdvanceAsync(TimeSpan.FromDays(4));

        // The clocks change in between.
        Assert.Equal(["2026-03-27T04:00", "2026-03-30T03:00"], runs.Select(run => run.StartedAt!.Value.ToString("yyyy-MM-ddTHH:mm")));
    }

    private static Dag NightlyReport()
    {
        var dag = Dag.Define("nightly_report")
            .Describe("What came in yesterday")
            .Cron("0 6 * * 1-5", "Europe/Kyiv")
            .StartAt(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero))
            .Catchup(Catchup.None)
            .MaxActiveRuns(1)
            .RunTimeout(TimeSpan.FromHours(1))
            .Retry(3, TimeSpan.FromSeconds(30))
            .Params(ParamDefinition.Integer("limit", 100, min: 1, max: 5000));
        var countries = dag.Task("countries", static _ => Task.FromResult(new[] { "US" }));
        var report = dag.Map<string, int>("report", countries, static (context, country) =>
            Task.FromResult(country.Length + (int)context.Params.Integer("limit")));
        var sum = dag.Task("sum", static async context =>
        {
            var rows = await context.PullAllAsync<int>("report");
            context.Logger.LogInformation("{Rows} rows in all", rows.Sum());
        });
        report.Then(sum);
        return dag.Build();
    }
}
