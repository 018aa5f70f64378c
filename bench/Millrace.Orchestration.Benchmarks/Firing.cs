using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Mongo;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Scheduling;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Benchmarks;

/// <summary>Schedules of one second, spread over it: how much later than its fire time each run's task begins.</summary>
internal static class Firing
{
    public static async Task MeasureAsync(
        MongoDatabase database, string name, IReadOnlyList<Dag> others, int schedules, TimeSpan length)
    {
        var late = new ConcurrentQueue<TimeSpan>();
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var dags = Enumerable.Range(0, schedules).Select(number =>
        {
            var dag = Dag.Define($"every_second_{others.Count}_{number}")
                .On(Schedule.Every(TimeSpan.FromSeconds(1)))
                .StartAt(start + (number * TimeSpan.FromSeconds(1) / schedules));
            dag.Task("only", context =>
            {
                late.Enqueue(TimeProvider.System.GetUtcNow() - context.Interval.End);
                return Task.CompletedTask;
            });
            return dag.Build();
        });
        var begun = Stopwatch.GetTimestamp();
        var store = await MongoStateStore.OpenAsync(database, CancellationToken.None);
        await using var orchestrator = await Orchestrator.StartAsync(
            store,
            new DagCatalog([.. others, .. dags]),
            new OrchestratorOptions(),
            TimeProvider.System,
            NullLoggerFactory.Instance,
            CancellationToken.None);
        while (late.IsEmpty)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        Console.WriteLine($"start {name}, to the first task: {Stopwatch.GetElapsedTime(begun).TotalMilliseconds:F0} ms");
        // The first second compiles.
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
        late.Clear();
        await Task.Delay(length, TimeProvider.System);
        Console.WriteLine($"firing {name}, {schedules} schedules a second: {Percentiles.Of(late)}");
    }
}
