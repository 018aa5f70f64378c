using System.Net;
using System.Text.Json;
using static Millrace.Server.Tests.ApiCalls;

namespace Millrace.Server.Tests;

/// <summary>Runs: lists over all DAGs, notes, marks, deletion, and what the page of a run asks for.</summary>
public sealed class RunsApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string AllRuns = "/api/v2/dags/~/dagRuns";

    [Fact]
    public async Task Runs_of_all_DAGs_can_be_listed_by_state_type_and_id()
    {
        var good = await server.RunAsync("talker");
        var bad = await server.RunAsync("broken");

        var failed = await server.GetAsync($"{AllRuns}?state=failed&run_type=manual&limit=1000");
        Assert.Contains(bad, failed.All("dag_runs", "dag_run_id"));
        Assert.DoesNotContain(good, failed.All("dag_runs", "dag_run_id"));
        var byId = await server.GetAsync($"{AllRuns}?run_id_pattern={good[3..20].ToUpperInvariant()}");
        Assert.Equal([good], byId.All("dag_runs", "dag_run_id"));
        Assert.Equal(1, byId.GetProperty("total_entries").GetInt32());
        Assert.Empty((await server.GetAsync($"{AllRuns}?run_id_pattern=no%25such")).All("dag_runs", "dag_run_id"));
        Assert.Empty((await server.GetAsync($"{AllRuns}?run_type=backfill")).All("dag_runs", "dag_run_id"));
        await server.GetAsync($"{AllRuns}?state=nothing", HttpStatusCode.UnprocessableEntity);
        await server.GetAsync($"{AllRuns}?order_by=nothing", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Pages_of_a_list_follow_each_other_in_its_order()
    {
        var from = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var ids = new List<string>();
        for (var day = 0; day < 3; day++)
        {
            ids.Add(await server.RunAsync("talker", at: from.AddDays(day)));
        }

        var range = "logical_date_gte=2020-01-01T00:00:00Z&logical_date_lte=2020-01-03T00:00:00Z";
        var all = await server.GetAsync($"{AllRuns}?{range}&order_by=logical_date");
        Assert.Equal(ids, all.All("dag_runs", "dag_run_id"));
        var second = await server.GetAsync($"{AllRuns}?{range}&order_by=-logical_date&limit=1&offset=1");
        Assert.Equal([ids[1]], second.All("dag_runs", "dag_run_id"));
        Assert.Equal(3, second.GetProperty("total_entries").GetInt32());
    }

    [Fact]
    public async Task A_note_is_kept_and_who_triggered_the_run_is_told()
    {
        var id = await server.RunAsync("talker");

        var patched = await server.PatchAsync(RunPath("talker", id), new { note = "looked at" });

        Assert.Equal("looked at", patched.GetProperty("note").GetString());
        Assert.Equal("local", patched.GetProperty("triggering_user_name").GetString());
        Assert.Equal("looked at", (await server.GetAsync(RunPath("talker", id))).GetProperty("note").GetString());
    }

    [Fact]
    public async Task A_run_that_waits_is_marked_and_its_tasks_end_with_it()
    {
        var id = await server.TriggerAsync("waiter");
        await server.UntilAsync("waiter", id, "wait", "running");

        await server.PatchAsync(RunPath("waiter", id), new { state = "nothing" }, HttpStatusCode.UnprocessableEntity);
        var marked = await server.PatchAsync(RunPath("waiter", id), new { state = "success" });

        Assert.Equal("success", marked.GetProperty("state").GetString());
        var tasks = await server.GetAsync($"{RunPath("waiter", id)}/taskInstances?order_by=task_id");
        Assert.Equal(["skipped", "success"], tasks.All("task_instances", "state"));
    }

    [Fact]
    public async Task Only_a_run_that_has_ended_is_deleted_and_all_of_it_goes()
    {
        var id = await server.TriggerAsync("waiter");
        await server.DeleteAsync(RunPath("waiter", id), HttpStatusCode.Conflict);
        await server.PatchAsync(RunPath("waiter", id), new { state = "failed" });

        await server.DeleteAsync(RunPath("waiter", id));

        await server.GetAsync(RunPath("waiter", id), HttpStatusCode.NotFound);
        await server.GetAsync($"{RunPath("waiter", id)}/taskInstances/wait/logs/1", HttpStatusCode.NotFound);
        await server.DeleteAsync(RunPath("waiter", id), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_cleared_run_runs_again_and_a_dry_run_only_says_what_would()
    {
        var id = await server.RunAsync("flaky");

        var dry = await server.PostAsync($"{RunPath("flaky", id)}/clear", new { only_failed = true });
        Assert.Equal(["second", "third"], dry.All("task_instances", "task_id"));
        Assert.Equal("failed", (await server.GetAsync(RunPath("flaky", id))).GetProperty("state").GetString());
        await server.PostAsync($"{RunPath("flaky", id)}/clear", new { only_failed = true, dry_run = false });

        Assert.Equal("success", await server.EndAsync("flaky", id));
    }

    [Fact]
    public async Task The_page_of_a_run_gets_its_tasks_in_order_and_the_parameters_in_force()
    {
        var id = await server.RunAsync("fanned");
        var page = await server.GetAsync($"/api/millrace/v1/dags/fanned/runs/{id}");

        Assert.Equal(["list", "each", "gather"], page.All("tasks", "taskId"));
        var each = page.GetProperty("tasks")[1];
        Assert.Equal(3, each.GetProperty("mapped").GetProperty("success").GetInt32());
        Assert.Equal(2, each.GetProperty("tryNumber").GetInt32());
        var talker = await server.RunAsync("talker", new { lines = 3 });
        var other = await server.GetAsync($"/api/millrace/v1/dags/talker/runs/{talker}");
        Assert.Equal(3, other.GetProperty("params").GetProperty("lines").GetInt32());
        Assert.Equal("local", other.GetProperty("triggeringUser").GetString());
        await server.GetAsync("/api/millrace/v1/dags/talker/runs/none", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_audit_log_tells_what_was_done_to_a_run_and_to_which_tasks()
    {
        var id = await server.RunAsync("flaky");
        var chosen = new { dag_run_id = id, task_ids = new[] { "second" }, dry_run = false };
        await server.PostAsync("/api/v2/dags/flaky/clearTaskInstances", chosen);
        await server.EndAsync("flaky", id);

        var events = await server.GetAsync($"/api/v2/eventLogs?dag_id=flaky&run_id={id}");
        Assert.Equal(["clear", "trigger"], events.All("event_logs", "event"));
        Assert.Equal(["clear"], (await server.GetAsync($"/api/v2/eventLogs?run_id={id}&task_id=second")).All("event_logs", "event"));
        Assert.Empty((await server.GetAsync($"/api/v2/eventLogs?run_id={id}&task_id=first")).All("event_logs", "event"));
        Assert.Equal("second", events.GetProperty("event_logs")[0].GetProperty("extra").GetString());
        Assert.Equal(JsonValueKind.Null, events.GetProperty("event_logs")[1].GetProperty("task_id").ValueKind);
    }
}
