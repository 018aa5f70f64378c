using Millrace.Bson;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.Notifications;
using Millrace.Orchestration.Scheduling;
using Millrace.Orchestration.State;
using Millrace.Orchestration.Testing;

namespace Millrace.Orchestration.Tests.Testing;

/// <summary>The host that users test their DAGs with, and by it the ways of a DAG from end to end.</summary>
public sealed class DagTestHostTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Func<TaskContext, Task> Nothing = static _ => Task.CompletedTask;

    [Fact]
    public async Task A_value_that_one_task_returns_is_pulled_by_the_next()
    {
        var dag = Dag.Define("d");
        dag.Task("count", static _ => Task.FromResult(42))
            .Then(dag.Task("double", static async context => 2 * await context.PullAsync<int>("count")));
        var host = new DagTestHost(Noon, dag.Build());

        var run = await host.RunAsync("d");

        Assert.Equal(RunState.Success, run.State);
        Assert.Equal(84, await host.XComAsync<int>(run.Key, "double"));
    }

    [Fact]
    public async Task A_schedule_makes_a_run_for_each_interval_with_its_logical_date()
    {
        var seen = new List<DataInterval>();
        var dag = Dag.Define("d").Cron("*/10 * * * *").StartAt(Noon);
        dag.Task("t", context =>
        {
            seen.Add(context.Interval);
            return Task.CompletedTask;
        });
        var host = new DagTestHost(Noon, dag.Build());

        var runs = await host.AdvanceAsync(TimeSpan.FromMinutes(35));

        Assert.Equal(["scheduled__2026-03-01T12:00:00+00:00", "scheduled__2026-03-01T12:10:00+00:00",
            "scheduled__2026-03-01T12:20:00+00:00"],
            runs.Select(run => run.Key.RunId));
        Assert.Equal(new DataInterval(Noon.AddMinutes(20), Noon.AddMinutes(30)), seen[^1]);
        Assert.Equal(Noon.AddMinutes(10), runs[0].StartedAt);
    }

    [Fact]
    public async Task A_task_is_tried_again_after_its_delay_and_no_more_often_than_it_may()
    {
        var tries = new List<DateTimeOffset>();
        var dag = Dag.Define("d");
        dag.Task("t", context =>
        {
            tries.Add(context.Time.GetUtcNow());
            throw new InvalidOperationException("no luck");
        }).Retry(new RetryPolicy { Retries = 2, Delay = TimeSpan.FromMinutes(1), Backoff = RetryBackoff.Exponential });
        var host = new DagTestHost(Noon, dag.Build());

        var run = await host.RunAsync("d");

        Assert.Equal([Noon, Noon.AddMinutes(1), Noon.AddMinutes(3)], tries);
        Assert.Equal(RunState.Failed, run.State);
        Assert.Equal("Task t failed: no luck", run.Error);
        Assert.Contains(host.Logs, line => line.TryNumber == 3 && line.Text.Contains("no luck"));
    }

    [Fact]
    public async Task A_branch_skips_what_it_does_not_choose_but_not_where_the_ways_meet()
    {
        var dag = Dag.Define("d");
        var branch = dag.Branch("branch", static _ => Task.FromResult<IReadOnlyList<string>>(["left"]));
        var meet = dag.Task("meet", Nothing).When(TriggerRule.NoneFailedMinOneSuccess);
        branch.Then(dag.Task("left", Nothing), dag.Task("right", Nothing)).Then(meet);
        dag.Task("after_right", Nothing).DependsOn("right");
        var host = new DagTestHost(Noon, dag.Build());

        var run = await host.RunAsync("d");

        Assert.Equal(
            [("branch", TaskState.Success), ("left", TaskState.Success), ("right", TaskState.Skipped), ("meet", TaskState.Success),
                ("after_right", TaskState.Skipped)],
            new[] { "branch", "left", "right", "meet", "after_right" }.Select(id => (id, run.Find(new TaskKey(id))!.State)));
    }

    [Fact]
    public async Task A_mapped_task_runs_once_for_each_item_that_another_returned()
    {
        var dag = Dag.Define("d");
        var list = dag.Task("list", static _ => Task.FromResult(new[] { "US", "UA", "CH" }));
        var mapped = dag.Map<string,
            string>("load", list, static (context, country) => Task.FromResult($"{context.Task.MapIndex}{country}"));
        mapped.Then(dag.Task("join", static async context => string.Join(' ', await context.PullAllAsync<string>("load"))));
        var host = new DagTestHost(Noon, dag.Build());

        var run = await host.RunAsync("d");

        Assert.Equal(RunState.Success, run.State);
        Assert.Equal("0US 1UA 2CH", await host.XComAsync<string>(run.Key, "join"));
    }

    [Theory]
    [InlineData("[]", TaskState.Skipped, RunState.Success)]
    [InlineData("7", TaskState.Failed, RunState.Failed)]
    public async Task A_list_that_is_empty_skips_and_one_that_is_none_fails_the_mapped_task(string list, TaskState task, RunState run)
    {
        var dag = Dag.Define("d");
        var source = dag.Task("list", _ => Task.FromResult(ExtendedJson.ParseDocument($"{{\"v\":{list}}}")["v"]));
        dag.Map<int>("load", source, static (_, _) => Task.CompletedTask);
        var host = new DagTestHost(Noon, dag.Build());

        var ended = await host.RunAsync("d");

        Assert.Equal(task, ended.Find(new TaskKey("load"))!.State);
        Assert.Equal(run, ended.State);
    }

    [Fact]
    public async Task A_run_that_takes_too_long_fails_and_its_waiting_tasks_are_skipped()
    {
        var dag = Dag.Define("d").RunTimeout(TimeSpan.FromMinutes(5));
        dag.Task("t", static _ =>
            throw new InvalidOperationException("x")).Retry(9, TimeSpan.FromMinutes(2)).Then(dag.Task("next", Nothing));
        var host = new DagTestHost(Noon, dag.Build());

        var run = await host.RunAsync("d");

        Assert.Equal(RunState.Failed, run.State);
        Assert.Contains("took longer than 00:05:00", run.Error);
        Assert.Equal(Noon.AddMinutes(5), run.EndedAt);
        Assert.Equal(TaskState.Skipped, run.Find(new TaskKey("next"))!.State);
    }

    [Fact]
    public async Task Cursors_are_kept_from_run_to_run_and_variables_are_read()
    {
        var dag = Dag.Define("d");
        dag.Task("t", static async context =>
        {
            var position = await context.GetCursorAsync("position", 0);
            await context.SetCursorAsync("position", position + int.Parse((await context.GetVariableAsync("step"))!));
            return position;
        });
        var host = new DagTestHost(Noon, dag.Build());
        await new VariableTable(host.Store).SetAsync("step", "5", "", default);

        await host.RunAsync("d");
        var second = await host.RunAsync("d");

        Assert.Equal(5, await host.XComAsync<int>(second.Key, "t"));
    }

    [Fact]
    public async Task A_DAG_on_datasets_runs_when_all_have_changed_and_once_for_the_same_changes()
    {
        var (left, right) = (new Dataset("left"), new Dataset("right"));
        var makers = Dag.Define("makers");
        makers.Task("left", Nothing).Produces(left);
        var transform = Dag.Define("transform").On(Schedule.OnAll(left, right));
        transform.Task("t", Nothing);
        var host = new DagTestHost(Noon, makers.Build(), transform.Build());

        await host.RunAsync("makers");
        Assert.DoesNotContain(await host.RunsAsync(), run => run.Key.DagId == "transform");
        await host.Client.DatasetChangedAsync(right, "outside-1", default);
        await host.Client.DatasetChangedAsync(right, "outside-1", default);
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));

        var run = Assert.Single(await host.RunsAsync(), run => run.Key.DagId == "transform");
        Assert.Equal((RunType.DatasetTriggered, RunState.Success), (run.Type, run.State));
    }

    [Fact]
    public async Task Notifiers_hear_of_retries_failures_and_the_end_of_the_run()
    {
        var heard = new List<string>();
        var notifier = new DelegateNotifier((notification, _) =>
        {
            heard.Add($"{notification.Kind} {notification.TaskId} {notification.TryNumber}");
            return Task.CompletedTask;
        });
        var dag = Dag.Define("d").OnFailure(notifier).OnTaskFailure(notifier).Retry(1, TimeSpan.FromSeconds(5));
        dag.Task("good",
            Nothing).OnSuccess(notifier).Then(dag.Task("bad", static _ => throw new InvalidOperationException("x")).OnRetry(notifier));
        var host = new DagTestHost(Noon, dag.Build());

        await host.RunAsync("d");

        Assert.Equal(["TaskSucceeded good 1", "TaskRetried bad 1", "TaskFailed bad 2", "RunFailed  0"], heard);
    }

    [Fact]
    public async Task A_notifier_that_fails_changes_nothing()
    {
        var dag = Dag.Define("d").OnSuccess(new DelegateNotifier((_, _) => throw new HttpRequestException("down")));
        dag.Task("t", Nothing);
        var host = new DagTestHost(Noon, dag.Build());

        Assert.Equal(RunState.Success, (await host.RunAsync("d")).State);
    }

    [Fact]
    public async Task A_replaced_task_runs_in_place_of_the_DAGs_own()
    {
        var dag = Dag.Define("d");
        dag.Task("call_a_server", static _ => throw new InvalidOperationException("no server here"));
        var host = new DagTestHost(Noon, dag.Build()).Replace("call_a_server", static _ => Task.FromResult("ok"));

        Assert.Equal(RunState.Success, (await host.RunAsync("d")).State);
    }

    [Fact]
    public async Task A_task_that_says_so_is_skipped_and_one_that_gives_up_is_not_tried_again()
    {
        var dag = Dag.Define("d").Retry(3, TimeSpan.FromSeconds(1));
        dag.Task("idle", static _ => throw new TaskSkippedException("nothing new")).Then(dag.Task("after", Nothing));
        dag.Task("hopeless", static _ => throw new TaskFailedException("wrong password"));
        var host = new DagTestHost(Noon, dag.Build());

        var run = await host.RunAsync("d");

        Assert.Equal(TaskState.Skipped, run.Find(new TaskKey("after"))!.State);
        Assert.Equal((TaskState.Failed, 1), (run.Find(new TaskKey("hopeless"))!.State, run.Find(new TaskKey("hopeless"))!.TryNumber));
    }
}
