using Millrace.Orchestration.Dags;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Scheduling;

/// <summary>Which intervals of a DAG have no run yet although they have ended, by its schedule and catchup. Pure.</summary>
internal static class RunPlanner
{
    /// <summary>The most intervals that are listed at once.</summary>
    public const int MaxListed = 10_000;

    /// <summary>The next interval that needs a run now, and otherwise when the next one ends.</summary>
    public static PlannedInterval Next(Dag dag, DagRecord record, DateTimeOffset now)
    {
        if (!dag.Schedule.IsTimed)
        {
            return default;
        }

        var start = Start(dag, record);
        if (dag.Catchup != Catchup.All && dag.Schedule.LastUntil(now, start) is { } last && last.End > record.Cursor)
        {
            return new PlannedInterval(last, null);
        }

        var next = dag.Schedule.FirstAfter(record.Cursor, start);
        return next is { } interval && interval.End <= now
            ? new PlannedInterval(interval, null)
            : new PlannedInterval(null, next?.End);
    }

    /// <summary>The runs that unpausing the DAG now would make at once, oldest first, at most 10,000.</summary>
    public static IReadOnlyList<DataInterval> OnUnpause(Dag dag, DagRecord record, DateTimeOffset now)
    {
        var due = new List<DataInterval>();
        var ahead = Unpaused(dag, record, now);
        while (due.Count < MaxListed && Next(dag, ahead, now).Due is { } interval)
        {
            due.Add(interval);
            ahead = ahead with { Cursor = interval.End };
        }

        return due;
    }

    /// <summary>The record after unpausing: with catchup None the past is passed over.</summary>
    public static DagRecord Unpaused(Dag dag, DagRecord record, DateTimeOffset now) => record with
    {
        IsPaused = false,
        Cursor = record.IsPaused && dag.Catchup == Catchup.None && dag.Schedule is not OnceSchedule && now > record.Cursor
            ? now
            : record.Cursor,
    };

    /// <summary>The intervals whose logical date lies in a range, both ends included, oldest first.</summary>
    /// <returns>At most 10,001: one more than may be asked for.</returns>
    public static IReadOnlyList<DataInterval> InRange(Dag dag, DateTimeOffset from, DateTimeOffset to)
    {
        var intervals = new List<DataInterval>();
        var cursor = from;
        while (intervals.Count <= MaxListed && dag.Schedule.FirstAfter(cursor, from) is { } interval && interval.Start <= to)
        {
            intervals.Add(interval);
            cursor = interval.End;
        }

        return intervals;
    }

    private static DateTimeOffset Start(Dag dag, DagRecord record) =>
        dag.StartDate ?? (dag.Schedule is OnceSchedule ? record.FirstSeenAt : DateTimeOffset.UnixEpoch);
}
