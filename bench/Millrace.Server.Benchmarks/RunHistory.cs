using System.Globalization;
using Millrace.Bson;
using Millrace.Mongo;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.Scheduling;
using Millrace.Orchestration.State;

namespace Millrace.Server.Benchmarks;

/// <summary>Runs of the pipeline's DAGs that are over, one every ten minutes back from the year's beginning, and who did what.</summary>
internal sealed class RunHistory(MongoDatabase database)
{
    private const int Chunk = 1000;
    private const int FailedOf = 40;

    private static readonly DateTimeOffset Last = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    private static readonly (string Dag, string[] Tasks)[] Dags =
    [
        ("random_people_names", [.. new[] { "US", "UA", "CH", "AU" }.Select(code => $"producer_random_users_national_{code}")]),
        ("transform_users", ["transform"]),
    ];

    public async Task FillAsync(int runs)
    {
        var store = await MongoStateStore.OpenAsync(database, CancellationToken.None);
        foreach (var (dag, tasks) in Dags)
        {
            var (good, bad) = (await TemplateAsync(store, dag, tasks, "good"), await TemplateAsync(store, dag, tasks, "bad"));
            foreach (var chunk in Enumerable.Range(1, runs / Dags.Length).Chunk(Chunk))
            {
                await store.InsertManyAsync(
                    StateTable.Runs,
                    [.. chunk.Select(number => Past(number % FailedOf == 0 ? bad : good, dag, Last - (number * Step)))],
                    CancellationToken.None);
            }
        }

        foreach (var chunk in Enumerable.Range(1, runs).Chunk(Chunk))
        {
            await store.InsertManyAsync(StateTable.Audit, [.. chunk.Select(Entry)], CancellationToken.None);
        }
    }

    private static async Task<BsonDocument> TemplateAsync(MongoStateStore store, string dag, string[] tasks, string name)
    {
        var at = Last.AddYears(-20).AddDays(name == "bad" ? 1 : 0);
        var run = new DagRun
        {
            Key = new RunKey(dag, name),
            Type = RunType.Scheduled,
            State = name == "bad" ? RunState.Failed : RunState.Success,
            LogicalDate = at,
            Interval = new DataInterval(at, at + Step),
            QueuedAt = at,
            StartedAt = at,
            EndedAt = at.AddMinutes(2),
            Version = 9,
        };
        run = run with
        {
            Tasks = run.Tasks.AddRange(tasks.Select(id => KeyValuePair.Create(new TaskKey(id), new TaskInstance
            {
                Key = new TaskKey(id),
                State = name == "bad" && id == tasks[0] ? TaskState.Failed : TaskState.Success,
                TryNumber = 1,
                MaxTries = 3,
                QueuedAt = at,
                StartedAt = at,
                EndedAt = at.AddMinutes(2),
                Worker = "bench",
                Error = name == "bad" && id == tasks[0] ? "The source answered 500 six times." : "",
            }))),
        };
        await new RunTable(store).InsertAsync(run, CancellationToken.None);
        return (await store.GetAsync(StateTable.Runs, run.Key.ToString(), CancellationToken.None))!;
    }

    private static BsonDocument Past(BsonDocument template, string dag, DateTimeOffset logicalDate)
    {
        var document = template.DeepClone();
        var runId = $"scheduled__{logicalDate.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)}+00:00";
        document["_id"] = new RunKey(dag, runId).ToString();
        document["runId"] = runId;
        document["logicalDate"] = logicalDate;
        foreach (var (field, offset) in new[] { ("queuedAt", Step), ("startedAt", Step), ("endedAt", Step + TimeSpan.FromMinutes(2)) })
        {
            document[field] = logicalDate + offset;
        }

        return document;
    }

    private static BsonDocument Entry(int number)
    {
        var at = Last - (number * Step);
        var id = at.ToUnixTimeMilliseconds() * 2048;
        return new BsonDocument
        {
            { "_id", id.ToString("D19", CultureInfo.InvariantCulture) },
            { "number", id },
            { "at", at },
            { "what", number % 3 == 0 ? "trigger" : "login" },
            { "by", number % 2 == 0 ? "olga" : "vera" },
            { "dagId", number % 3 == 0 ? Dags[0].Dag : "" },
        };
    }
}
