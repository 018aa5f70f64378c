using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Scheduling;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Execution;

/// <summary>Makes the runs of DAGs that wait for datasets. Changes that come while such a run is queued belong to it, so that a busy
/// dataset makes no queue of runs; the logical date is that of the last change, so the same changes never make two runs. Not
/// thread-safe.</summary>
internal sealed class DatasetScheduler(SchedulerParts parts)
{
    private readonly DatasetTable _table = new(parts.Store);
    private readonly IReadOnlyList<Dag> _dags = [.. parts.Dags.All.Where(dag => dag.Schedule is DatasetSchedule)];

    public async Task StepAsync(
        IReadOnlyDictionary<string, DagRecord> records,
        Func<string, Func<DagRecord, DagRecord>, CancellationToken, Task> update,
        Func<bool> isScheduler,
        CancellationToken cancellationToken)
    {
        if (_dags.Count == 0)
        {
            return;
        }

        var datasets = await _table.ListAsync(cancellationToken);
        foreach (var dag in _dags)
        {
            if (records[dag.Id] is not { IsPaused: false } record || !IsDue(dag, record, datasets) || !isScheduler())
            {
                continue;
            }

            if (!HasQueuedRun(dag))
            {
                await MakeAsync(dag, record, datasets, update, cancellationToken);
                continue;
            }

            // A run that is queued after the changes were read will see them; one that has begun meanwhile may not.
            await parts.OpenRuns.RefreshAsync(cancellationToken);
            if (HasQueuedRun(dag))
            {
                await ConsumeAsync(dag, datasets, update, cancellationToken);
            }
        }
    }

    private bool HasQueuedRun(Dag dag) => parts.OpenRuns.All.Any(run =>
        run.Key.DagId == dag.Id && run.Type == RunType.DatasetTriggered && run.State == RunState.Queued);

    private static bool IsDue(Dag dag, DagRecord record, IReadOnlyDictionary<string, (long Count, DateTimeOffset At)> datasets)
    {
        var schedule = (DatasetSchedule)dag.Schedule;
        bool HasChanged(Dataset dataset) =>
            datasets.TryGetValue(dataset.Name, out var seen) && seen.Count > record.Consumed.GetValueOrDefault(dataset.Name);
        return schedule.Condition == DatasetCondition.All ? schedule.Datasets.All(HasChanged) : schedule.Datasets.Any(HasChanged);
    }

    private async Task MakeAsync(
        Dag dag,
        DagRecord record,
        IReadOnlyDictionary<string, (long Count, DateTimeOffset At)> datasets,
        Func<string, Func<DagRecord, DagRecord>, CancellationToken, Task> update,
        CancellationToken cancellationToken)
    {
        var at = Seen(dag, datasets).Max(dataset => dataset.At);
        var start = record.Cursor < at ? record.Cursor : at;
        await parts.CreateAsync(
            RunFactory.At(dag.Id, RunType.DatasetTriggered, at, new DataInterval(start, at), parts.Time.Now()), cancellationToken);
        await ConsumeAsync(dag, datasets, update, cancellationToken);
    }

    /// <summary>The changes so far have their run.</summary>
    private static Task ConsumeAsync(
        Dag dag,
        IReadOnlyDictionary<string, (long Count, DateTimeOffset At)> datasets,
        Func<string, Func<DagRecord, DagRecord>, CancellationToken, Task> update,
        CancellationToken cancellationToken)
    {
        var seen = Seen(dag, datasets).ToList();
        var at = seen.Max(dataset => dataset.At);
        var consumed = seen.Select(dataset => KeyValuePair.Create(dataset.Name, dataset.Count));
        return update(
            dag.Id,
            present => present with { Consumed = present.Consumed.SetItems(consumed), Cursor = at > present.Cursor ? at : present.Cursor },
            cancellationToken);
    }

    private static IEnumerable<(string Name, long Count, DateTimeOffset At)> Seen(
        Dag dag, IReadOnlyDictionary<string, (long Count, DateTimeOffset At)> datasets) =>
        ((DatasetSchedule)dag.Schedule).Datasets
            .Where(dataset => datasets.ContainsKey(dataset.Name))
            .Select(dataset => (dataset.Name, datasets[dataset.Name].Count, datasets[dataset.Name].At));
}
