using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Millrace.Server.Security;
using static Millrace.Server.Tests.ApiCalls;

namespace Millrace.Server.Tests;

/// <summary>Tasks of runs: clear and mark with their dry runs, lists over all runs, and who may do what.</summary>
public sealed class TaskInstancesApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Clear = "/api/v2/dags/flaky/clearTaskInstances";

    [Fact]
    public async Task Clearing_says_first_what_it_would_touch_and_then_the_task_runs_again()
    {
        var id = await server.RunAsync("flaky");
        var ask = new { dag_run_id = id, task_ids = new[] { "second" }, include_downstream = true };

        var dry = await server.PostAsync(Clear, ask);
        Assert.Equal(["second", "third"], dry.All("task_instances", "task_id"));
        Assert.Equal(["failed", "upstream_failed"], dry.All("task_instances", "state"));
        Assert.Equal("failed", (await server.GetAsync(RunPath("flaky", id))).GetProperty("state").GetString());
        await server.PostAsync(Clear, new { ask.dag_run_id, ask.task_ids, ask.include_downstream, dry_run = false });

        Assert.Equal("success", await server.EndAsync("flaky", id));
        var tries = await server.GetAsync($"{RunPath("flaky", id)}/taskInstances/second/tries");
        Assert.Equal(["failed", "success"], tries.All("task_instances", "state"));
    }

    [Fact]
    public async Task Clearing_leaves_what_did_not_fail_unless_it_is_told_to()
    {
        var id = await server.RunAsync("flaky");

        var none = await server.PostAsync(Clear, new { dag_run_id = id, task_ids = new[] { "first" } });
        Assert.Empty(none.All("task_instances", "task_id"));
        var all = await server.PostAsync(Clear, new { dag_run_id = id, only_failed = false });
        Assert.Equal(["first", "second", "third"], all.All("task_instances", "task_id"));
    }

    [Fact]
    public async Task Clearing_reaches_earlier_and_later_runs_when_told_to()
    {
        var from = new DateTimeOffset(2021, 5, 1, 0, 0, 0, TimeSpan.Zero);
        var ids = new List<string>();
        for (var day = 0; day < 3; day++)
        {
            ids.Add(await server.RunAsync("report", at: from.AddDays(day)));
        }

        async Task<IEnumerable<string?>> TouchedAsync(object body)
        {
            var touched = await server.PostAsync("/api/v2/dags/report/clearTaskInstances", body);
            return touched.All("task_instances", "dag_run_id").Where(id => ids.Contains(id!));
        }

        var tasks = new[] { "count" };
        var past = await TouchedAsync(new { dag_run_id = ids[1], task_ids = tasks, only_failed = false, include_past = true });
        Assert.Equal(ids[..2], past);
        var dates = await TouchedAsync(
            new { start_date = from.AddDays(1), end_date = from.AddDays(2), task_ids = tasks, only_failed = false });
        Assert.Equal(ids[1..], dates);
    }

    [Theory]
    [InlineData("""{"dag_run_id": "none"}""", HttpStatusCode.NotFound)]
    [InlineData("""{"task_ids": ["second"]}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"dag_run_id": "RUN", "task_ids": ["none"]}""", HttpStatusCode.NotFound)]
    [InlineData("""{"dag_run_id": "RUN", "task_ids": [{}]}""", HttpStatusCode.UnprocessableEntity)]
    public async Task What_cannot_be_cleared_is_refused(string body, HttpStatusCode status)
    {
        var id = await server.RunAsync("flaky");

        await server.PostAsync(Clear, JsonDocument.Parse(body.Replace("RUN", id, StringComparison.Ordinal)).RootElement, status);
    }

    [Fact]
    public async Task A_running_task_is_cleared_only_when_that_is_not_forbidden()
    {
        var id = await server.TriggerAsync("waiter");
        await server.UntilAsync("waiter", id, "wait", "running");
        const string Path = "/api/v2/dags/waiter/clearTaskInstances";

        await server.PostAsync(
            Path, new { dag_run_id = id, only_failed = false, prevent_running_task = true, dry_run = false }, HttpStatusCode.Conflict);
        var running = await server.PostAsync(Path, new { dag_run_id = id, only_failed = false, only_running = true });
        Assert.Equal(["wait"], running.All("task_instances", "task_id"));
        await server.PatchAsync(RunPath("waiter", id), new { state = "failed" });
    }

    [Fact]
    public async Task Marking_says_first_what_it_would_touch_and_then_does_it()
    {
        var id = await server.RunAsync("flaky");
        var second = $"{RunPath("flaky", id)}/taskInstances/second";

        var dry = await server.PatchAsync($"{second}/dry_run", new { new_state = "success", include_upstream = true });
        Assert.Equal(["first", "second"], dry.All("task_instances", "task_id").Order(StringComparer.Ordinal));
        Assert.Equal("failed", (await server.GetAsync(second)).GetProperty("state").GetString());
        var done = await server.PatchAsync(second, new { new_state = "success" });

        Assert.Equal(["success"], done.All("task_instances", "state"));
        Assert.Equal("success", await server.EndAsync("flaky", id));
        var audit = await server.GetAsync($"/api/v2/eventLogs?run_id={id}&event=mark_tasks");
        Assert.Equal("second: success", Assert.Single(audit.GetProperty("event_logs").EnumerateArray()).GetProperty("extra").GetString());
    }

    [Fact]
    public async Task Marking_reaches_an_item_of_a_mapped_task_and_refuses_other_states()
    {
        var id = await server.RunAsync("fanned");
        var each = $"{RunPath("fanned", id)}/taskInstances/each";

        Assert.Equal(["skipped"], (await server.PatchAsync($"{each}/1", new { new_state = "skipped" })).All("task_instances", "state"));
        var items = await server.GetAsync($"{each}/listMapped?order_by=map_index");
        Assert.Equal(["success", "skipped", "success"], items.All("task_instances", "state"));
        await server.PatchAsync(each, new { new_state = "running" }, HttpStatusCode.UnprocessableEntity);
        await server.PatchAsync($"{each}/9", new { new_state = "failed" }, HttpStatusCode.NotFound);
        await server.GetAsync(each, HttpStatusCode.NotFound);
        var sum = await server.GetAsync($"/api/millrace/v1/dags/fanned/runs/{id}/tasks/each");
        Assert.Equal(1, sum.GetProperty("mapped").GetProperty("skipped").GetInt32());
    }

    [Fact]
    public async Task Tasks_of_all_runs_can_be_listed_by_state_and_run()
    {
        var failed = await server.RunAsync("flaky");
        var open = await server.TriggerAsync("waiter");
        await server.UntilAsync("waiter", open, "wait", "running");
        const string All = "/api/v2/dags/~/dagRuns/~/taskInstances";

        var running = await server.GetAsync($"{All}?state=running");
        Assert.Contains(open, running.All("task_instances", "dag_run_id"));
        Assert.All(running.All("task_instances", "state"), state => Assert.Equal("running", state));
        var ofRun = await server.GetAsync($"{All}?run_id_pattern={failed}&order_by=task_id");
        Assert.Equal(["first", "second", "third"], ofRun.All("task_instances", "task_id"));
        await server.PatchAsync(RunPath("waiter", open), new { state = "failed" });
    }

    [Fact]
    public async Task The_page_of_a_task_gets_its_tries_with_their_errors()
    {
        var id = await server.RunAsync("flaky");
        var page = await server.GetAsync($"/api/millrace/v1/dags/flaky/runs/{id}/tasks/second");

        Assert.Equal("not yet", page.GetProperty("tries")[0].GetProperty("error").GetString());
        Assert.Equal(["first"], page.GetProperty("definition").GetProperty("upstream").EnumerateArray().Select(task => task.GetString()));
        await server.GetAsync($"/api/millrace/v1/dags/flaky/runs/{id}/tasks/none", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Viewers_change_nothing_and_operators_delete_nothing()
    {
        var id = await server.RunAsync("flaky");
        await server.Users.AddAsync("vera", Role.Viewer, "correct horse", CancellationToken.None);
        await server.Users.AddAsync("oleh", Role.Operator, "correct horse", CancellationToken.None);
        var open = await server.StartAsync(new WebServerOptions { Port = 0, RequireLogin = true });
        using var viewer = await LoginAsync(open.Address, "vera");
        using var @operator = await LoginAsync(open.Address, "oleh");
        var run = RunPath("flaky", id);
        var xcoms = $"{run}/taskInstances/first/xcomEntries";

        await viewer.CallAsync(HttpMethod.Get, $"{run}/taskInstances/second/logs/1");
        await viewer.CallAsync(HttpMethod.Post, Clear, new { dag_run_id = id }, HttpStatusCode.Forbidden);
        await viewer.CallAsync(HttpMethod.Patch, run, new { note = "x" }, HttpStatusCode.Forbidden);
        await viewer.CallAsync(
            HttpMethod.Patch, $"{run}/taskInstances/second", new { new_state = "success" }, HttpStatusCode.Forbidden);
        await viewer.CallAsync(HttpMethod.Post, xcoms, new { key = "k", value = 1 }, HttpStatusCode.Forbidden);
        await viewer.CallAsync(HttpMethod.Delete, run, null, HttpStatusCode.Forbidden);
        await @operator.CallAsync(HttpMethod.Patch, run, new { note = "x" });
        await @operator.CallAsync(HttpMethod.Delete, $"{xcoms}/return_value", null, HttpStatusCode.Forbidden);
        await @operator.CallAsync(HttpMethod.Delete, run, null, HttpStatusCode.Forbidden);
    }

    private static async Task<HttpClient> LoginAsync(Uri address, string user)
    {
        var client = new HttpClient { BaseAddress = address };
        using var answer = await client.PostAsJsonAsync("/auth/token", new { username = user, password = "correct horse" });
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
