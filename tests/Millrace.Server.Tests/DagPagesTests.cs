using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Millrace.Server.Pages;

namespace Millrace.Server.Tests;

/// <summary>What the pages of DAGs ask for, one request each.</summary>
public sealed class DagPagesTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Pages = "/api/millrace/v1/dags";

    [Fact]
    public async Task The_list_has_each_DAGs_card_and_what_the_filters_offer()
    {
        var list = await GetAsync($"{Pages}/summary");

        Assert.Equal(list.GetProperty("known").GetInt32(), list.GetProperty("total").GetInt32());
        Assert.Equal(["daily", "wide"], list.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        var report = list.GetProperty("items").EnumerateArray().Single(card => card.GetProperty("dagId").GetString() == "report");
        Assert.Equal("every day at 06:00", report.GetProperty("scheduleText").GetString());
        Assert.NotEqual(JsonValueKind.Null, report.GetProperty("nextRun").ValueKind);
        Assert.Equal("limit", report.GetProperty("params")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("search=items", "fanned")]
    [InlineData("search=OPS", "fanned")]
    [InlineData("tag=wide", "fanned")]
    [InlineData("paused=true", "late")]
    [InlineData("search=nothing", null)]
    public async Task The_list_can_be_narrowed(string query, string? only)
    {
        var list = await GetAsync($"{Pages}/summary?{query}");

        Assert.Equal(
            only is null ? [] : [only],
            list.GetProperty("items").EnumerateArray().Select(card => card.GetProperty("dagId").GetString()));
        Assert.Equal(only is null ? 0 : 1, list.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_page_of_the_list_has_as_many_cards_as_asked_for()
    {
        var all = await GetAsync($"{Pages}/summary");
        var second = await GetAsync($"{Pages}/summary?limit=1&offset=1");

        Assert.Equal(
            all.GetProperty("items")[1].GetProperty("dagId").GetString(),
            Assert.Single(second.GetProperty("items").EnumerateArray()).GetProperty("dagId").GetString());
        Assert.Equal(all.GetProperty("total").GetInt32(), second.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_DAGs_page_tells_its_settings_and_those_of_its_tasks()
    {
        var page = await GetAsync($"{Pages}/fanned");

        Assert.Equal("fanned", page.GetProperty("summary").GetProperty("dagId").GetString());
        Assert.False(page.GetProperty("facts").GetProperty("isTimed").GetBoolean());
        var tasks = page.GetProperty("tasks").EnumerateArray().ToDictionary(task => task.GetProperty("taskId").GetString()!);
        Assert.Equal("mapped", tasks["each"].GetProperty("kind").GetString());
        Assert.Equal("list", tasks["each"].GetProperty("upstream")[0].GetString());
        Assert.Equal(1, tasks["each"].GetProperty("retries").GetInt32());
        Assert.Equal("all_done", tasks["gather"].GetProperty("triggerRule").GetString());
        Assert.Equal("narrow", tasks["gather"].GetProperty("pool").GetString());
    }

    [Fact]
    public async Task A_runs_Gantt_has_a_row_for_each_item_with_its_tries()
    {
        await RunAsync("fanned", "gantt");

        var gantt = await GetAsync($"{Pages}/fanned/runs/gantt/gantt");

        var rows = gantt.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(
            ["list -1", "each 0", "each 1", "each 2", "gather -1"],
            rows.Select(row => $"{row.GetProperty("taskId").GetString()} {row.GetProperty("mapIndex").GetInt32()}"));
        Assert.Equal(
            ["failed", "success"], rows[2].GetProperty("tries").EnumerateArray().Select(one => one.GetProperty("state").GetString()));
        Assert.Equal(5, gantt.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task The_overview_counts_runs_and_tells_what_failed()
    {
        await RunAsync("broken", "bad");

        var overview = await GetAsync($"{Pages}/broken/overview");

        Assert.Equal(1, overview.GetProperty("lastDay").GetProperty("failed").GetInt32());
        Assert.Equal("bad", overview.GetProperty("runs")[0].GetProperty("runId").GetString());
        var failed = Assert.Single(overview.GetProperty("failedTasks").EnumerateArray());
        Assert.Equal("on purpose", failed.GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_backfill_is_planned_made_and_followed_to_its_end()
    {
        var range = new { dag_id = "report", from_date = "2024-03-01T00:00:00Z", to_date = "2024-03-03T12:00:00Z" };
        using var planned = await server.Http.PostAsJsonAsync("/api/v2/backfills/dry_run", range);
        var plan = await planned.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(
            ["2024-03-01T06:00:00.000Z", "2024-03-02T06:00:00.000Z", "2024-03-03T06:00:00.000Z"],
            plan.GetProperty("backfills").EnumerateArray().Select(run => run.GetProperty("logical_date").GetString()));
        using var made = await server.Http.PostAsJsonAsync("/api/v2/backfills", range);
        made.EnsureSuccessStatusCode();

        JsonElement backfill;
        do
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            backfill = Assert.Single((await GetAsync($"{Pages}/report/backfills")).GetProperty("items").EnumerateArray());
        }
        while (backfill.GetProperty("state").GetString() != "completed"
            || backfill.GetProperty("runs").GetProperty("success").GetInt32() < 3);

        Assert.Equal(3, backfill.GetProperty("intervals").GetInt32());
        Assert.Equal(3, backfill.GetProperty("position").GetInt32());
        using var again = await server.Http.PostAsJsonAsync("/api/v2/backfills/dry_run", range);
        Assert.Equal(0, (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("total_entries").GetInt32());
        var listed = await GetAsync("/api/v2/backfills?dag_id=report&active=false");
        Assert.Equal(1, listed.GetProperty("total_entries").GetInt32());
        Assert.Equal(0, (await GetAsync("/api/v2/backfills?dag_id=report&active=true")).GetProperty("total_entries").GetInt32());
    }

    [Fact]
    public async Task The_calendar_counts_runs_by_day_and_notices_new_ones()
    {
        await RunAsync("report", "spring", "2023-05-01T10:00:00Z");
        await RunAsync("report", "spring-again", "2023-05-01T11:00:00Z");
        await RunAsync("report", "last", "2023-12-31T23:59:59Z");
        await RunAsync("report", "other-year", "2022-12-31T23:59:59Z");
        Assert.Equal(["2023-05-01 2", "2023-12-31 1"], await DaysAsync());

        await RunAsync("report", "summer", "2023-07-01T00:00:00Z");

        Assert.Equal(["2023-05-01 2", "2023-07-01 1", "2023-12-31 1"], await DaysAsync());
        var counting = new RunCalendar(server.Services.Orchestrator.Client, server.Services.State, TimeProvider.System) { FewRuns = 0 };
        Assert.Equal(
            ["2023-05-01 2", "2023-07-01 1", "2023-12-31 1"],
            (await counting.YearAsync("report", 2023, CancellationToken.None)).Select(day => $"{day.Date} {day.Success}"));

        async Task<IEnumerable<string>> DaysAsync() => (await GetAsync($"{Pages}/report/calendar?year=2023")).EnumerateArray()
            .Select(day => $"{day.GetProperty("date").GetString()} {day.GetProperty("success").GetInt32()}");
    }

    [Theory]
    [InlineData(1969)]
    [InlineData(9999)]
    public async Task A_year_that_no_run_can_have_is_refused(int year)
    {
        using var answer = await server.Http.GetAsync($"{Pages}/report/calendar?year={year}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task Unpausing_tells_beforehand_which_runs_it_makes()
    {
        var preview = await GetAsync($"{Pages}/late/unpause-preview");

        Assert.InRange(preview.GetProperty("total").GetInt32(), 2, 3);
        Assert.EndsWith("T00:00:00.000Z", preview.GetProperty("runs")[0].GetProperty("logicalDate").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"limit\":51}", "conf.limit")]
    [InlineData("{\"limit\":\"many\"}", "conf.limit")]
    [InlineData("{\"limits\":1}", "conf.limits")]
    public async Task A_wrong_parameter_is_refused_by_its_name(string conf, string member)
    {
        using var answer = await server.Http.PostAsJsonAsync(
            "/api/v2/dags/report/dagRuns", new { conf = JsonDocument.Parse(conf).RootElement });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail")[0];
        Assert.Equal(member, problem.GetProperty("loc")[1].GetString());
    }

    [Theory]
    [InlineData("none")]
    [InlineData("none/overview")]
    [InlineData("none/backfills")]
    [InlineData("none/grid")]
    [InlineData("report/runs/none/gantt")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        using var answer = await server.Http.GetAsync($"{Pages}/{path}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private Task<JsonElement> GetAsync(string path) => server.Http.GetFromJsonAsync<JsonElement>(path);

    private async Task RunAsync(string dag, string id, string? logicalDate = null)
    {
        using var triggered = await server.Http.PostAsJsonAsync(
            $"/api/v2/dags/{dag}/dagRuns", new { dag_run_id = id, logical_date = logicalDate });
        triggered.EnsureSuccessStatusCode();
        using var ended = await server.Http.GetAsync($"/api/v2/dags/{dag}/dagRuns/{Uri.EscapeDataString(id)}/wait?interval=1");
        await ended.Content.ReadAsStringAsync();
    }
}
