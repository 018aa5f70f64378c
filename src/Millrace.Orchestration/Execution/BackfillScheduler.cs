using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Scheduling;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Execution;

/// <summary>Makes the runs of backfills, as many at a time as each allows. Not thread-safe.</summary>
internal sealed class BackfillScheduler(SchedulerParts parts)
{
    private readonly BackfillTable _table = new(parts.Store);
    private readonly RunTable _runs = new(parts.Store);
    private Dictionary<string, Backfill> _open = new(StringComparer.Ordinal);

    /// <summary>How many runs of a backfill may be running; one that is over or paused begins none.</summary>
    public int LimitOf(string backfillId) =>
        _open.GetValueOrDefault(backfillId) is { State: BackfillState.Running } backfill ? backfill.MaxActiveRuns : 0;

    public async Task StepAsync(Func<bool> isScheduler, CancellationToken cancellationToken)
    {
        _open = (await _table.ListOpenAsync(cancellationToken)).ToDictionary(backfill => backfill.Id, StringComparer.Ordinal);
        foreach (var backfill in _open.Values.Where(backfill => backfill.State == BackfillState.Running))
        {
            if (parts.Dags.Find(backfill.DagId) is { } dag)
            {
                await AdvanceAsync(dag, backfill, isScheduler, cancellationToken);
            }
        }
    }

    private async Task AdvanceAsync(Dag dag, Backfill backfill, Func<bool> isScheduler, CancellationToken cancellationToken)
    {
        var position = backfill.Position;
        while (position < backfill.Intervals.Count && Active(backfill) < backfill.MaxActiveRuns && isScheduler())
        {
            await MakeAsync(dag, backfill, backfill.Intervals[position], cancellationToken);
            position++;
            await _table.UpdateAsync(
                backfill.Id, present => present with { Position = Math.Max(present.Position, position) }, cancellationToken);
        }

        if (position == backfill.Intervals.Count && Active(backfill) == 0 && isScheduler())
        {
            await _table.UpdateAsync(
                backfill.Id,
                present => present.IsOpen ? present with { State = BackfillState.Completed, CompletedAt = parts.Time.Now() } : present,
                cancellationToken);
        }
    }

    private int Active(Backfill backfill) => parts.OpenRuns.All.Count(run =>
        run.BackfillId == backfill.Id && (run.State is RunState.Queued or RunState.Running));

    private async Task MakeAsync(Dag dag, Backfill backfill, DataInterval interval, CancellationToken cancellationToken)
    {
        var run = RunFactory.ForInterval(dag.Id, RunType.Backfill, interval, parts.Time.Now()).OfBackfill(backfill.Id, backfill.Conf);
        if (await parts.CreateAsync(run, cancellationToken))
        {
            return;
        }

        var present = await _runs.GetAsync(dag.Id, interval.Start, cancellationToken);
        var again = present?.BackfillId != backfill.Id && present?.State switch
        {
            RunState.Failed => backfill.Reprocess != BackfillReprocess.None,
            RunState.Success => backfill.Reprocess == BackfillReprocess.Completed,
            _ => false,
        };
        if (again)
        {
            var tasks = present!.Tasks.Keys.Select(key => new TaskKey(key.TaskId)).Distinct().ToList();
            await parts.Driver.ExecuteAsync(present.Key, new RunCommand.Clear(tasks, backfill.Id), cancellationToken);
        }
    }
}
