using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Mongo;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Benchmarks;

/// <summary>A chain of tasks: from a task's end to the beginning of the next.</summary>
internal static class Chain
{
    public static async Task MeasureAsync(MongoDatabase database, int tasks, TimeSpan work, int rounds)
    {
        var begins = new long[tasks];
        var ends = new long[tasks];
        var builder = Dag.Define("chain");
        var last = builder.Task("t0", context => WorkAsync(0, context));
        for (var number = 1; number < tasks; number++)
        {
            var place = number;
            last = last.Then(builder.Task($"t{number}", context => WorkAsync(place, context)));
        }

        var store = await MongoStateStore.OpenAsync(database, CancellationToken.None);
        await using var orchestrator = await Orchestrator.StartAsync(
            store, new DagCatalog([builder.Build()]), new OrchestratorOptions(), TimeProvider.System, NullLoggerFactory.Instance, default);
        var hops = new List<TimeSpan>();
        var wholes = new List<TimeSpan>();
        for (var round = 0; round < rounds; round++)
        {
            var begun = Stopwatch.GetTimestamp();
            var run = await orchestrator.Client.TriggerAsync("chain", new TriggerOptions(), default);
            while (await orchestrator.Client.Runs.GetAsync(run.Key, default) is { State: RunState.Queued or RunState.Running })
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            }

            wholes.Add(Stopwatch.GetElapsedTime(begun));
            hops.AddRange(Enumerable.Range(1, tasks - 1).Select(place => Stopwatch.GetElapsedTime(ends[place - 1], begins[place])));
        }

        Console.WriteLine($"hop from task to task: {Percentiles.Of(hops)}");
        Console.WriteLine($"run of {tasks} tasks of {work.TotalMilliseconds} ms: {Percentiles.Of(wholes)}");

        async Task WorkAsync(int place, TaskContext context)
        {
            begins[place] = Stopwatch.GetTimestamp();
            await Task.Delay(work, TimeProvider.System, context.CancellationToken);
            ends[place] = Stopwatch.GetTimestamp();
        }
    }
}
