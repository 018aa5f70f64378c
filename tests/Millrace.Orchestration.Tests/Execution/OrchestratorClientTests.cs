using Millrace.Bson;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.Scheduling;
using Millrace.Orchestration.State;
using Millrace.Orchestration.Testing;

namespace Millrace.Orchestration.Tests.Execution;

public sealed class OrchestratorClientTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Func<TaskContext, Task> Nothing = static _ => Task.CompletedTask;

    [Fact]
    public async Task Unpausing_makes_the_runs_that_its_preview_showed()
    {
        foreach (var (catchup, expected) in new[] { (Catchup.All, 6), (Catchup.Latest, 1), (Catchup.None, 0) })
        {
            var host = new DagTestHost(Noon, Hourly().Catchup(catchup).StartAt(Noon).Build());
            await host.Client.PauseAsync("d", default);
            Assert.Empty(await host.AdvanceAsync(TimeSpan.FromHours(6.5)));

            var preview = await host.Client.PreviewUnpauseAsync("d", default);
            await host.Client.UnpauseAsync("d", default);
            await host.SettleAsync();
            var runs = await host.RunsAsync();

            Assert.Equal(expected, preview.Count);
            Assert.Equal(preview.Select(interval => interval.Start), runs.Select(run => run.LogicalDate));
            // Whatever the catchup, the next interval comes.
            Assert.Single(await host.AdvanceAsync(TimeSpan.FromHours(1)), run => run.LogicalDate == Noon.AddHours(6));
        }
    }

    [Fact]
    public async Task A_backfill_runs_its_range_in_order_and_again_only_what_it_should()
    {
        var fails = true;
        var order = new List<DateTimeOffset>();
        var dag = Dag.Define("d").On(Schedule.Every(TimeSpan.FromHours(1))).StartAt(Noon.AddDays(-1));
        dag.Task("t", context =>
        {
            order.Add(context.LogicalDate);
            return fails && context.LogicalDate.Hour % 2 == 0 ? throw new InvalidOperationException("x") : Task.CompletedTask;
        });
        var host = new DagTestHost(Noon, dag.Build());
        var range = new BackfillOptions { From = Noon.AddHours(-6), To = Noon.AddHours(-3), Reverse = true, MaxActiveRuns = 1 };

        Assert.Equal(4, host.Client.PlanBackfill("d", range).Count);
        Assert.Empty(await host.RunsAsync());
        await host.Client.BackfillAsync("d", range, default);
        await host.SettleAsync();
        Assert.Equal([9, 8, 7, 6], order.Select(date => date.Hour));

        order.Clear();
        fails = false;
        await host.Client.BackfillAsync("d", range with { Reprocess = BackfillReprocess.None }, default);
        await host.SettleAsync();
        Assert.Empty(order);
        await host.Client.BackfillAsync("d", range with { Reprocess = BackfillReprocess.Failed }, default);
        await host.SettleAsync();
        Assert.Equal([8, 6], order.Select(date => date.Hour));
        order.Clear();
        await host.Client.BackfillAsync("d", range with { Reprocess = BackfillReprocess.Completed, Reverse = false }, default);
        await host.SettleAsync();
        Assert.Equal([6, 7, 8, 9], order.Select(date => date.Hour));
        Assert.All(await host.Client.Backfills.ListAsync(default), backfill => Assert.Equal(BackfillState.Completed, backfill.State));
        Assert.All(await host.RunsAsync(), run => Assert.Equal((RunType.Backfill, RunState.Success), (run.Type, run.State)));
    }

    [Fact]
    public async Task A_paused_backfill_begins_nothing_and_a_cancelled_one_never_again()
    {
        var host = new DagTestHost(Noon, Hourly().StartAt(Noon.AddDays(-1)).Build());
        var range = new BackfillOptions { From = Noon.AddHours(-6), To = Noon.AddHours(-3) };
        var backfill = await host.Client.BackfillAsync("d", range, default);
        await host.Client.PauseBackfillAsync(backfill.Id, default);
        await host.SettleAsync();
        Assert.Empty(await host.RunsAsync());

        await host.Client.CancelBackfillAsync(backfill.Id, default);
        await host.SettleAsync();

        Assert.Empty(await host.RunsAsync());
        Assert.Contains("is over", (await Assert.ThrowsAsync<OrchestratorException>(
            () => host.Client.UnpauseBackfillAsync(backfill.Id, default))).Message);
    }

    [Fact]
    public async Task Clearing_runs_a_task_and_those_after_it_again()
    {
        var dag = Dag.Define("d");
        dag.Task("a", Nothing).Then(dag.Task("b", Nothing)).Then(dag.Task("c", Nothing));
        var host = new DagTestHost(Noon, dag.Build());
        var run = await host.RunAsync("d");
        var options = new ClearOptions { Tasks = [new TaskKey("b")], Downstream = true };

        var planned = await host.Client.ClearAsync(run.Key, options with { DryRun = true }, default);
        Assert.Equal(RunState.Success, (await host.GetAsync(run.Key)).State);
        var cleared = await host.Client.ClearAsync(run.Key, options, default);
        Assert.Equal(RunState.Queued, (await host.GetAsync(run.Key)).State);
        await host.SettleAsync();

        Assert.Equal(planned, cleared);
        var again = await host.GetAsync(run.Key);
        Assert.Equal(RunState.Success, again.State);
        Assert.Equal([1, 2, 2], new[] { "a", "b", "c" }.Select(id => again.Tasks[new TaskKey(id)].TryNumber));
    }

    [Fact]
    public async Task Clearing_only_what_failed_reaches_into_earlier_and_later_runs()
    {
        var broken = true;
        var dag = Hourly("good").StartAt(Noon);
        dag.Task("bad", _ => broken ? throw new InvalidOperationException("x") : Task.CompletedTask);
        var host = new DagTestHost(Noon, dag.Build());
        var runs = await host.AdvanceAsync(TimeSpan.FromHours(3));
        broken = false;

        var cleared = await host.Client.ClearAsync(
            runs[1].Key, new ClearOptions { OnlyFailed = true, Past = true, Future = true }, default);
        await host.SettleAsync();

        Assert.Equal(runs.Select(run => (run.Key, new TaskKey("bad"))), cleared);
        Assert.All(await host.RunsAsync(), run => Assert.Equal(RunState.Success, run.State));
    }

    [Fact]
    public async Task Marking_a_failed_task_success_lets_go_on_what_waited_for_it()
    {
        var dag = Dag.Define("d");
        dag.Task("bad", static _ => throw new InvalidOperationException("x")).Then(dag.Task("next", Nothing));
        var host = new DagTestHost(Noon, dag.Build());
        var run = await host.RunAsync("d");
        Assert.Equal(TaskState.UpstreamFailed, run.Tasks[new TaskKey("next")].State);

        await host.Client.MarkTasksAsync(run.Key, [new TaskKey("bad")], TaskState.Success, default);
        await host.SettleAsync();

        var ended = await host.GetAsync(run.Key);
        Assert.Equal((RunState.Success, TaskState.Success), (ended.State, ended.Tasks[new TaskKey("next")].State));
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_in_one_sentence()
    {
        var dag = Hourly().Params(ParamDefinition.Integer("n", 1, max: 3)).Build();
        var host = new DagTestHost(Noon, dag);
        var run = await host.RunAsync("d", new TriggerOptions { LogicalDate = Noon });
        var again = new TriggerOptions { LogicalDate = Noon };

        await Refused("has a run of that id or logical date already", () => host.Client.TriggerAsync("d", again, default));
        await Refused("There is no DAG 'x'", () => host.Client.TriggerAsync("x", again, default));
        await Refused("is no id of a run", () => host.Client.TriggerAsync("d", new TriggerOptions { RunId = "a/b" }, default));
        await Refused("has no task 'x'", () => host.Client.ClearAsync(run.Key, new ClearOptions { Tasks = [new TaskKey("x")] }, default));
        await Refused("has no run 'x'", () => host.Client.MarkRunAsync(new RunKey("d", "x"), RunState.Failed, default));
        await Refused("cannot be marked running", () => host.Client.MarkRunAsync(run.Key, RunState.Running, default));
        await Assert.ThrowsAsync<ParamException>(
            () => host.Client.TriggerAsync("d", new TriggerOptions { Conf = new BsonDocument("n", 9) }, default));
    }

    [Fact]
    public async Task The_next_runs_are_told_in_advance()
    {
        var host = new DagTestHost(Noon, Hourly().StartAt(Noon).Build());

        var next = await host.Client.NextAsync("d", 3, default);

        Assert.Equal([13, 14, 15], next.Select(interval => interval.End.Hour));
    }

    [Fact]
    public async Task A_task_in_the_foreground_runs_without_a_run_and_says_what_became_of_it()
    {
        var dag = Dag.Define("d");
        var list = dag.Task("list", static _ => Task.FromResult(new[] { 1, 2 }));
        dag.Map<int, int>("twice", list, static (_, number) => Task.FromResult(2 * number));
        dag.Task("idle", static _ => throw new TaskSkippedException("nothing new"));
        dag.Task("bad", static _ => throw new InvalidOperationException("x"));
        var store = new InMemoryStateStore();
        var foreground = new ForegroundTask(store, new DagCatalog([dag.Build()]), new FakeTimeProvider(Noon));
        var noon = new ForegroundRun { LogicalDate = Noon, TryNumber = 2 };
        Task<ForegroundResult> Run(string task, int? item = null) =>
            foreground.RunAsync("d", task, noon with { MapIndex = item }, static _ => { }, default);

        Assert.IsType<TaskOutcome.Succeeded>((await Run("list")).Outcome);
        Assert.Equal(4, (await Run("twice", item: 1)).Value.AsInt32);
        Assert.Equal(new BsonArray { 2, 4 }, (await Run("twice")).Value.AsArray);
        Assert.IsType<TaskOutcome.Skipped>((await Run("idle")).Outcome);
        Assert.IsType<TaskOutcome.Failed>((await Run("bad")).Outcome);
        await Refused("no item 2", () => Run("twice", item: 2));

        var run = new RunKey("d", "manual__2026-03-01T12:00:00+00:00");
        var left = await new XComTable(store).ListAsync(run, "twice", default);
        Assert.Equal([2, 4], left.Select(value => value["value"].AsInt32));
        var lines = await new TaskLogs(store, TimeProvider.System).ReadAsync(run, new TaskKey("idle"), 2, 0, 10, default);
        Assert.Equal("Skipped: nothing new", Assert.Single(lines).Text);
        Assert.Empty(await new RunTable(store).FindAsync(StateQuery.All, default));
    }

    private static DagBuilder Hourly(string task = "t")
    {
        var dag = Dag.Define("d").On(Schedule.Every(TimeSpan.FromHours(1)));
        dag.Task(task, Nothing);
        return dag;
    }

    private static async Task Refused(string reason, Func<Task> request) =>
        Assert.Contains(reason, (await Assert.ThrowsAsync<OrchestratorException>(request)).Message);
}
