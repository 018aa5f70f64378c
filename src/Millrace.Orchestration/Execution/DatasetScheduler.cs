using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Scheduling;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Execution;

/// <summary>Makes the runs of DAGs that wait for datasets. Changes that come while such a run is queued belong to it; the logical date is
/// that of the last change, so the same changes never make two runs. Not thread-safe.</summary>
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
            if (records[dag.Id] is { IsPaused: false } record && isScheduler() && IsDue(dag, record, datasets))
            {
                await MakeAsync(dag, record, datasets, update, cancellationToken);
            }
        }
    }

    private bool IsDue(Dag dag, DagRecord record, IReadOnlyDictionary<string, (long Count, DateTimeOffset At)> datasets)
    {
        var schedule = (DatasetSchedule)dag.Schedule;
        bool HasChanged(Dataset dataset) =>
            datasets.TryGetValue(dataset.Name, out var seen) && seen.Count > record.Consumed.GetValueOrDefault(dataset.Name);
        var isDue = schedule.Condition == DatasetCondition.All ? schedule.Datasets.All(HasChanged) : schedule.Datasets.Any(HasChanged);
        return isDue && !parts.OpenRuns.All.Any(run =>
            run.Key.DagId == dag.Id && run.Type == RunType.DatasetTriggered && run.State == RunState.Queued);
    }

    private async Task MakeAsync(
        Dag dag,
        DagRecord record,
        IReadOnlyDictionary<string, (long Count, DateTimeOffset At)> datasets,
        Func<string, Func<DagRecord, DagRecord>, CancellationToken, Task> update,
        CancellationToken cancellationToken)
    {
        var seen = ((DatasetSchedule)dag.Schedule).Datasets
            .Where(dataset => datasets.ContainsKey(dataset.Name))
            .ToDictionary(dataset => dataset.Name, dataset => datasets[dataset.Name]);
        var at = seen.Values.Max(dataset => dataset.At);
        var start = record.Cursor < at ? record.Cursor : at;
        await parts.CreateAsync(
            RunFactory.At(dag.Id, RunType.DatasetTriggered, at, new DataInterval(start, at), parts.Time.Now()), cancellationToken);
        var consumed = seen.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Count));
        await update(
            dag.Id,
            present => present with { Consumed = present.Consumed.SetItems(consumed), Cursor = at > present.Cursor ? at : present.Cursor },
            cancellationToken);
    }
}
