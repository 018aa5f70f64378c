using System.Diagnostics;
using Millrace.Bson;
using Millrace.Mongo;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.Scheduling;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Benchmarks;

/// <summary>Runs that are over, as years leave them.</summary>
internal static class History
{
    public static async Task<IReadOnlyList<Dag>> FillAsync(MongoDatabase database, int dags, int runs)
    {
        var begun = Stopwatch.GetTimestamp();
        var store = await MongoStateStore.OpenAsync(database, CancellationToken.None);
        var definitions = Enumerable.Range(0, dags).Select(number =>
        {
            var dag = Dag.Define($"past_{number}").On(Schedule.Every(TimeSpan.FromDays(1)));
            dag.Empty("first").Then(dag.Empty("second")).Then(dag.Empty("third"));
            return dag.Build();
        }).ToList();
        var template = await TemplateAsync(store);
        var start = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        foreach (var batch in Enumerable.Range(0, runs).Chunk(1000))
        {
            await store.InsertManyAsync(
                StateTable.Runs,
                [.. batch.Select(number => Past(template, definitions[number % dags].Id, start.AddDays(number / dags)))],
                CancellationToken.None);
        }

        Console.WriteLine($"{runs:N0} past runs of {dags:N0} DAGs written in {Stopwatch.GetElapsedTime(begun).TotalSeconds:F0} s");
        return definitions;
    }

    /// <summary>A run as the orchestrator keeps it, with three tasks that succeeded.</summary>
    private static async Task<BsonDocument> TemplateAsync(MongoStateStore store)
    {
        var at = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        TaskInstance Done(string id) => new()
        {
            Key = new TaskKey(id), State = TaskState.Success, TryNumber = 1, MaxTries = 1, QueuedAt = at, StartedAt = at, EndedAt = at,
        };
        var run = new DagRun
        {
            Key = new RunKey("template", "template"),
            Type = RunType.Scheduled,
            State = RunState.Success,
            LogicalDate = at,
            Interval = new DataInterval(at, at.AddDays(1)),
            QueuedAt = at,
            StartedAt = at,
            EndedAt = at,
            Version = 9,
        };
        run = run with
        {
            Tasks = run.Tasks.AddRange(new[] { "first", "second", "third" }.Select(id => KeyValuePair.Create(new TaskKey(id), Done(id)))),
        };
        await new RunTable(store).InsertAsync(run, CancellationToken.None);
        return (await store.GetAsync(StateTable.Runs, run.Key.ToString(), CancellationToken.None))!;
    }

    private static BsonDocument Past(BsonDocument template, string dagId, DateTimeOffset logicalDate)
    {
        var document = template.DeepClone();
        var runId = $"scheduled__{logicalDate:yyyy-MM-ddTHH:mm:ss}+00:00";
        document["_id"] = $"{dagId}/{runId}";
        document["dagId"] = dagId;
        document["runId"] = runId;
        document["logicalDate"] = logicalDate;
        return document;
    }
}
