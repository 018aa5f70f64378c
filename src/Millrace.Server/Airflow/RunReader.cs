using Millrace.Orchestration;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.State;
using Millrace.Server.Hosting;

namespace Millrace.Server.Airflow;

/// <summary>Reads runs for lists: a page and how many there are in all. Thread-safe.</summary>
internal sealed class RunReader(OrchestratorClient client, TimedCache cache)
{
    /// <summary>The most runs that are looked through for tasks, the newest first.</summary>
    public const int MostLookedAt = 1000;

    /// <summary>How the keys of kept counts begin.</summary>
    public const string CountsKey = "runs ";

    private static readonly TimeSpan CountAge = TimeSpan.FromSeconds(2);

    public DagCatalog Dags => client.Dags;

    public Dag Dag(string dagId) => client.Dags.Find(dagId)
        ?? throw ApiException.NotFound($"The Dag with ID: `{dagId}` was not found");

    public async Task<DagRun> RunAsync(string dagId, string runId, CancellationToken cancellationToken)
    {
        if (dagId != "~")
        {
            return await client.Runs.GetAsync(new RunKey(dagId, runId), cancellationToken) ?? throw NoRun(dagId, runId);
        }

        var found = await client.Runs.FindAsync(StateQuery.Where("runId", runId).Take(1), cancellationToken);
        return found.Count > 0 ? found[0] : throw NoRun(dagId, runId);
    }

    /// <summary>The instance; an index of -1 of a mapped task that was expanded is refused, as Airflow does.</summary>
    public async Task<(DagRun Run, TaskInstance Instance)> InstanceAsync(
        string dagId, string runId, string taskId, int mapIndex, CancellationToken cancellationToken)
    {
        var run = await RunAsync(dagId, runId, cancellationToken);
        if (run.Find(new TaskKey(taskId, mapIndex)) is { } instance)
        {
            return (run, instance);
        }

        throw ApiException.NotFound(mapIndex < 0 && run.InstancesOf(taskId).Any()
            ? "Task instance is mapped, add the map_index value to the URL"
            : $"The Task Instance with dag_id: `{dagId}`, run_id: `{runId}` and task_id: `{taskId}` was not found");
    }

    /// <summary>A page of runs without their tasks.</summary>
    public async Task<(IReadOnlyList<DagRun> Runs, long Total)> PageAsync(
        string dagId, RunFilters filters, IReadOnlyList<string>? among, CancellationToken cancellationToken)
    {
        var paging = Paging.Of(filters.Limit, filters.Offset);
        var query = filters.ToQuery(DagIds(dagId, filters.DagIdPattern, among));
        var page = await client.Runs.FindHeadsAsync(
            query with { Limit = paging.Limit, Skip = paging.Offset }, cancellationToken);
        // A page that is not full tells the total itself.
        var isLast = page.Count < paging.Limit && (page.Count > 0 || paging.Offset == 0);
        return (page, isLast ? paging.Offset + page.Count : await CountAsync(query));
    }

    /// <summary>How many runs a query admits; may be two seconds old where nobody listens to what becomes of runs.</summary>
    public Task<long> CountAsync(StateQuery query)
    {
        var plain = query with { OrderBy = null, Limit = 0, Skip = 0 };
        var key = CountsKey + string.Join(' ',
            plain.Conditions.Select(condition => $"{condition.Field} {condition.Operator} {condition.Value}"));
        return cache.GetAsync(key, CountAge, token => client.Runs.CountAsync(plain, token));
    }

    /// <summary>The DAGs that are meant; null for all.</summary>
    public IReadOnlyList<string>? DagIds(string dagId, string? pattern, IReadOnlyList<string>? among)
    {
        if (dagId != "~")
        {
            return [Dag(dagId).Id];
        }

        return string.IsNullOrEmpty(pattern) && among is not { Count: > 0 }
            ? null
            : [.. client.Dags.All.Select(dag => dag.Id).Where(id => LikePattern.Matches(pattern, id) && among?.Contains(id) != false)];
    }

    private static ApiException NoRun(string dagId, string runId) =>
        ApiException.NotFound($"The DagRun with dag_id: `{dagId}` and run_id: `{runId}` was not found");
}
