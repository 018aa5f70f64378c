using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.Scheduling;
using Millrace.Orchestration.State;
using Millrace.Orchestration.Tests.Support;

namespace Millrace.Orchestration.Tests.Execution;

/// <summary>Whole orchestrators on a real store and the real clock.</summary>
public sealed class OrchestratorTests(StateServer server) : IClassFixture<StateServer>
{
    private static readonly OrchestratorOptions Quick = new() { LeaseLifetime = TimeSpan.FromSeconds(2) };

    [Fact]
    public async Task A_run_that_is_asked_for_runs_its_tasks_and_keeps_their_logs()
    {
        var dag = Dag.Define("d");
        dag.Task("hello", static context =>
        {
            context.Logger.LogInformation("Hello from {Task}", context.Task);
            context.ReportProgress(0.5, "half");
            return Task.FromResult(7);
        }).Then(dag.Task("add", static async context => 1 + await context.PullAsync<int>("hello")));
        var store = await server.OpenAsync();
        await using var orchestrator = await StartAsync(store, dag);

        var run = await orchestrator.Client.TriggerAsync("d", new TriggerOptions(), default);
        var ended = await EndOf(orchestrator, run.Key);

        Assert.Equal(RunState.Success, ended.State);
        var lines = new List<TaskLogLine>();
        await foreach (var line in orchestrator.Logs.FollowAsync(run.Key, new TaskKey("hello"), 1, default))
        {
            lines.Add(line);
        }

        Assert.Equal(["Hello from hello", "half"], lines.Select(line => line.Text));
        Assert.Equal(0.5, lines[1].Progress);
    }

    [Fact]
    public async Task A_follower_sees_lines_while_the_task_still_runs()
    {
        var go = new TaskCompletionSource();
        var dag = Dag.Define("d");
        dag.Task("t", async context =>
        {
            context.Logger.LogInformation("first");
            await go.Task.WaitAsync(context.CancellationToken);
            context.Logger.LogInformation("second");
        });
        var store = await server.OpenAsync();
        await using var orchestrator = await StartAsync(store, dag);
        var run = await orchestrator.Client.TriggerAsync("d", new TriggerOptions(), default);
        await Eventually.TrueAsync(() => orchestrator.RunningTasks == 1);

        var seen = new List<string>();
        await foreach (var line in orchestrator.Logs.FollowAsync(run.Key, new TaskKey("t"), 1, default))
        {
            seen.Add(line.Text);
            go.TrySetResult();
        }

        Assert.Equal(["first", "second"], seen);
    }

    [Fact]
    public async Task A_chain_hops_from_task_to_task_without_waiting_for_a_poll()
    {
        var dag = Dag.Define("chain");
        var last = dag.Empty("t0");
        for (var number = 1; number < 20; number++)
        {
            last = last.Then(dag.Empty($"t{number}"));
        }

        var store = await server.OpenAsync();
        await using var orchestrator = await StartAsync(
            store, dag.Build(), new OrchestratorOptions { PollInterval = TimeSpan.FromSeconds(10) });
        await EndOf(orchestrator, (await orchestrator.Client.TriggerAsync("chain", new TriggerOptions(), default)).Key);

        var ended = await EndOf(orchestrator, (await orchestrator.Client.TriggerAsync("chain", new TriggerOptions(), default)).Key);

        // The mark is 50 ms a hop; a machine that does ten other things is given twenty times that. A poll would take ten seconds.
        var hop = (ended.EndedAt!.Value - ended.StartedAt!.Value) / 20;
        Assert.True(hop < TimeSpan.FromSeconds(1), $"a hop took {hop.TotalMilliseconds} ms");
    }

    [Fact]
    public async Task Two_processes_share_the_tasks_of_one_store_and_run_each_once()
    {
        var runs = new ConcurrentBag<(string Worker, int Index)>();
        var store = await server.OpenAsync();
        Dag Make(string worker)
        {
            var dag = Dag.Define("d").MaxActiveTasks(100);
            dag.Map("work", Enumerable.Range(0, 40).ToList(), async (context, index) =>
            {
                runs.Add((worker, index));
                await Task.Delay(TimeSpan.FromMilliseconds(50), context.Time, context.CancellationToken);
            });
            return dag.Build();
        }

        var options = Quick with { MaxParallelTasks = 3 };
        await using var one = await StartAsync(store, Make("one"), options);
        await using var two = await StartAsync(store, Make("two"), options);

        var run = await one.Client.TriggerAsync("d", new TriggerOptions(), default);
        var ended = await EndOf(one, run.Key);

        Assert.Equal(RunState.Success, ended.State);
        Assert.Equal(Enumerable.Range(0, 40), runs.Select(entry => entry.Index).Order());
        Assert.Equal(["one", "two"], runs.Select(entry => entry.Worker).Distinct().Order());
    }

    [Fact]
    public async Task Another_process_takes_over_schedule_and_tasks_of_one_that_died_within_ten_seconds()
    {
        var begun = new ConcurrentBag<string>();
        var store = await server.OpenAsync();
        Dag Make(string worker)
        {
            var dag = Dag.Define("every_second").On(Schedule.Every(TimeSpan.FromSeconds(1)));
            dag.Task("t", async context =>
            {
                begun.Add(worker);
                // The first process never finishes a task.
                await Task.Delay(TimeSpan.FromSeconds(worker == "first" ? 600 : 0), context.Time, context.CancellationToken);
            });
            return dag.Build();
        }

        var options = new OrchestratorOptions();
        var first = await StartAsync(store, Make("first"), options);
        await Eventually.TrueAsync(() => begun.Contains("first") && first.IsScheduler);
        await using var second = await StartAsync(store, Make("second"), options with { MaxParallelTasks = 32 });
        Assert.False(second.IsScheduler);

        await first.AbandonAsync();
        var clock = Stopwatch.StartNew();
        await Eventually.TrueAsync(() => second.IsScheduler);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"the take-over took {clock.Elapsed}");

        // What the first had is run again, and nothing between is missing.
        var died = TimeProvider.System.GetUtcNow();
        await Eventually.TrueAsync(async () =>
        {
            var runs = await second.Client.Runs.FindAsync(StateQuery.All.Ascending("logicalDate"), default);
            return runs.Any(run => run.Interval.End > died)
                && runs.Where(run => run.Interval.End < died).All(run => run.State == RunState.Success);
        });
        var made = await second.Client.Runs.FindAsync(StateQuery.All.Ascending("logicalDate"), default);
        Assert.Contains(made, run => run.Tasks.Values.Any(task => task.Lost == 1 && task.State == TaskState.Success));
        Assert.Equal(made.Count, made.Select(run => run.LogicalDate).Distinct().Count());
    }

    [Fact]
    public async Task A_process_that_stops_in_order_gives_its_tasks_back_and_a_new_one_goes_on_at_once()
    {
        var tries = new ConcurrentBag<int>();
        var store = await server.OpenAsync();
        var dag = Dag.Define("d");
        dag.Task("t", async context =>
        {
            tries.Add(context.TryNumber);
            if (context.TryNumber == 1)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, context.Time, context.CancellationToken);
            }
        });
        var built = dag.Build();
        var first = await StartAsync(store, built);
        var run = await first.Client.TriggerAsync("d", new TriggerOptions(), default);
        await Eventually.TrueAsync(() => first.RunningTasks == 1);
        await first.DisposeAsync();

        await using var second = await StartAsync(store, built);
        var ended = await EndOf(second, run.Key);

        Assert.Equal((RunState.Success, 2), (ended.State, ended.Tasks[new TaskKey("t")].TryNumber));
        Assert.Equal([1, 2], tries.Order());
    }

    [Fact]
    public async Task Marking_a_run_failed_cancels_its_running_task()
    {
        var cancelled = new TaskCompletionSource();
        var dag = Dag.Define("d");
        dag.Task("t", async context =>
        {
            await using var _ = context.CancellationToken.Register(() => cancelled.TrySetResult());
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Time, context.CancellationToken);
        });
        var store = await server.OpenAsync();
        await using var orchestrator = await StartAsync(store, dag);
        var run = await orchestrator.Client.TriggerAsync("d", new TriggerOptions(), default);
        await Eventually.TrueAsync(() => orchestrator.RunningTasks == 1);

        await orchestrator.Client.MarkRunAsync(run.Key, RunState.Failed, default);

        await cancelled.Task.WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(RunState.Failed, (await orchestrator.Client.Runs.GetAsync(run.Key, default))!.State);
        await Eventually.TrueAsync(() => orchestrator.RunningTasks == 0);
    }

    [Fact]
    public async Task A_task_that_takes_too_long_is_cancelled_and_has_failed()
    {
        var dag = Dag.Define("d");
        dag.Task("t", static context =>
            Task.Delay(Timeout.InfiniteTimeSpan, context.Time, context.CancellationToken)).Timeout(TimeSpan.FromMilliseconds(100));
        var store = await server.OpenAsync();
        await using var orchestrator = await StartAsync(store, dag);

        var run = await EndOf(orchestrator, (await orchestrator.Client.TriggerAsync("d", new TriggerOptions(), default)).Key);

        Assert.Equal("Task t failed: The task took longer than 00:00:00.1000000.", run.Error);
    }

    private static Task<Orchestrator> StartAsync(IStateStore store, DagBuilder dag) => StartAsync(store, dag.Build(), Quick);

    private static Task<Orchestrator> StartAsync(IStateStore store, Dag dag) => StartAsync(store, dag, Quick);

    private static Task<Orchestrator> StartAsync(IStateStore store, Dag dag, OrchestratorOptions options) =>
        Orchestrator.StartAsync(store, new DagCatalog([dag]), options, TimeProvider.System, NullLoggerFactory.Instance, default);

    private static async Task<DagRun> EndOf(Orchestrator orchestrator, RunKey key)
    {
        DagRun? run = null;
        await Eventually.TrueAsync(async () =>
            (run = await orchestrator.Client.Runs.GetAsync(key, default)) is { State: RunState.Success or RunState.Failed });
        return run!;
    }
}
