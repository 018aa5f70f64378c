using System.Collections.Immutable;
using Millrace.Bson;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Scheduling;

namespace Millrace.Orchestration.State;

/// <summary>What is kept of each DAG. Thread-safe.</summary>
public sealed class DagTable(IStateStore store)
{
    /// <summary>A DAG's record, or null when no orchestrator has seen the DAG.</summary>
    public async Task<DagRecord?> GetAsync(string dagId, CancellationToken cancellationToken) =>
        await store.GetAsync(StateTable.Dags, dagId, cancellationToken) is { } document ? FromDocument(document) : null;

    /// <summary>All of them, by id.</summary>
    public async Task<IReadOnlyList<DagRecord>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await store.FindAsync(StateTable.Dags, StateQuery.All.Ascending("_id"), cancellationToken)).Select(FromDocument)];

    /// <summary>Makes records for DAGs that have none and notes definitions that changed; returns the records of these DAGs.</summary>
    internal async Task<Dictionary<string,
        DagRecord>> RegisterAsync(DagCatalog dags, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = (await ListAsync(cancellationToken)).ToDictionary(record => record.Id, StringComparer.Ordinal);
        var fresh = dags.All.Where(dag => !known.ContainsKey(dag.Id)).Select(dag => ToDocument(First(dag, now))).ToList();
        if (fresh.Count > 0)
        {
            await store.InsertManyAsync(StateTable.Dags, fresh, cancellationToken);
        }

        foreach (var dag in dags.All)
        {
            if (known.TryGetValue(dag.Id, out var record) && !record.Definition.Equals(Describe(dag)))
            {
                await UpdateAsync(dag.Id, present => present with { Definition = Describe(dag) }, cancellationToken);
            }
        }

        return (await ListAsync(cancellationToken)).Where(record => dags.Find(record.Id) is not null)
            .ToDictionary(record => record.Id, StringComparer.Ordinal);
    }

    /// <summary>Changes a record, again and again until nobody came in between; null when there is none.</summary>
    internal async Task<DagRecord?> UpdateAsync(string dagId, Func<DagRecord, DagRecord> change, CancellationToken cancellationToken)
    {
        while (await GetAsync(dagId, cancellationToken) is { } present)
        {
            var next = change(present);
            if (next == present)
            {
                return present;
            }

            next = next with { Version = present.Version + 1 };
            if (await store.ReplaceAsync(StateTable.Dags, ToDocument(next), present.Version, cancellationToken))
            {
                return next;
            }
        }

        return null;
    }

    /// <summary>A DAG that is seen for the first time. What lies before now is caught up with only when the DAG says so.</summary>
    public static DagRecord First(Dag dag, DateTimeOffset now) => new()
    {
        Id = dag.Id,
        IsPaused = dag.PausedAtFirst,
        FirstSeenAt = now,
        Cursor = dag.Catchup == Catchup.None && dag.Schedule is not OnceSchedule ? now : DateTimeOffset.UnixEpoch,
        Definition = Describe(dag),
    };

    internal static BsonDocument Describe(Dag dag) => new BsonDocument
    {
        { "schedule", dag.Schedule.Summary },
        { "tags", Fields.Array(dag.Tags) },
        { "catchup", dag.Catchup.ToString() },
        { "maxActiveRuns", dag.MaxActiveRuns },
        {
            "tasks",
            Fields.Array(dag.Tasks.Select(task => new BsonDocument { { "id", task.Id }, { "upstream", Fields.Array(task.Upstream) } }))
        },
    }.With("description", dag.Description).With("owner", dag.Owner).With("startDate", dag.StartDate);

    private static BsonDocument ToDocument(DagRecord record) => new()
    {
        { "_id", record.Id },
        { "paused", record.IsPaused },
        { "firstSeenAt", record.FirstSeenAt },
        { "cursor", record.Cursor },
        {
            "consumed",
            Fields.Array(record.Consumed.Select(entry => new BsonDocument { { "dataset", entry.Key }, { "count", entry.Value } }))
        },
        { "definition", record.Definition },
        { "version", record.Version },
    };

    private static DagRecord FromDocument(BsonDocument document) => new()
    {
        Id = document["_id"].AsString,
        IsPaused = document.Flag("paused"),
        FirstSeenAt = document.Time("firstSeenAt"),
        Cursor = document.Time("cursor"),
        Consumed = document.Items("consumed").ToImmutableDictionary(entry => entry["dataset"].AsString, entry => entry.Number("count")),
        Definition = document["definition"].AsDocument,
        Version = document.Number("version"),
    };
}
