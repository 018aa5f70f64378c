using Millrace.Orchestration.Dags;
using Millrace.Pipelines.Load;

namespace Millrace.RandomUsers.Dags;

/// <summary>The log lines of a loader that may run for years: news at once, counts ever more rarely, since a try has a limited number of
/// lines. Not thread-safe.</summary>
internal sealed class LoadStory(TaskContext context)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly long _begun = context.Time.GetTimestamp();
    private LoadStatistics _last = new();
    private TimeSpan _toldAt = -Longest;

    /// <summary>Tells what is new.</summary>
    public void Tell(LoadStatistics now)
    {
        if (now.AssignedPartitions != _last.AssignedPartitions)
        {
            context.Logger.Assigned(now.AssignedPartitions);
            _last = _last with { AssignedPartitions = now.AssignedPartitions };
        }

        if (now.IsGroupPaused != _last.IsGroupPaused)
        {
            context.Logger.GroupPaused(now.IsGroupPaused ? "is paused" : "goes on");
            _last = _last with { IsGroupPaused = now.IsGroupPaused };
        }

        var elapsed = context.Time.GetElapsedTime(_begun);
        var due = TimeSpan.FromTicks(Math.Clamp(elapsed.Ticks / 100, Shortest.Ticks, Longest.Ticks));
        if (Acknowledged(now) != Acknowledged(_last) && elapsed - _toldAt >= due)
        {
            _toldAt = elapsed;
            End(now);
        }
    }

    /// <summary>Tells the counts.</summary>
    public void End(LoadStatistics now)
    {
        context.Logger.Loaded(now.Stored, now.Stored - _last.Stored, now.Duplicates, now.DeadLettered, now.Lag);
        _last = now;
    }

    private static long Acknowledged(LoadStatistics statistics) => statistics.Stored + statistics.Duplicates + statistics.DeadLettered;
}
