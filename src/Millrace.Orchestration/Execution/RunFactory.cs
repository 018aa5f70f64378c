using System.Globalization;
using Millrace.Bson;
using Millrace.Orchestration.Scheduling;

namespace Millrace.Orchestration.Execution;

/// <summary>New runs, with the ids Airflow gives them: <c>scheduled__2026-03-01T00:00:00+00:00</c>. Pure.</summary>
internal static class RunFactory
{
    /// <summary>A run for an interval of the DAG's schedule.</summary>
    public static DagRun ForInterval(string dagId, RunType type, DataInterval interval, DateTimeOffset now) => new()
    {
        Key = new RunKey(dagId, Id(type, interval.Start)),
        Type = type,
        LogicalDate = interval.Start,
        Interval = interval,
        QueuedAt = now,
        Version = 1,
    };

    /// <summary>A run at a logical date of its own.</summary>
    public static DagRun At(string dagId, RunType type, DateTimeOffset logicalDate, DataInterval interval, DateTimeOffset now) =>
        ForInterval(dagId, type, interval, now) with { Key = new RunKey(dagId, Id(type, logicalDate)), LogicalDate = logicalDate };

    /// <summary>The run as a backfill's.</summary>
    public static DagRun OfBackfill(this DagRun run, string backfillId, BsonDocument conf) =>
        run with { BackfillId = backfillId, Conf = conf, TriggeredBy = "backfill" };

    private static string Id(RunType type, DateTimeOffset at)
    {
        var format = at.Millisecond == 0 ? "yyyy-MM-ddTHH:mm:ss" : "yyyy-MM-ddTHH:mm:ss.ffffff";
        return $"{StateNames.Of(type)}__{at.UtcDateTime.ToString(format, CultureInfo.InvariantCulture)}+00:00";
    }
}
