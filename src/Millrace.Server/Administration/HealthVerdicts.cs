using System.Globalization;
using Millrace.Pipelines.Definition;
using Millrace.Pipelines.Stream;
using Millrace.Pipelines.Transform;
using Millrace.Server.Live;
using Millrace.Server.Pages.Shapes;

namespace Millrace.Server.Administration;

/// <summary>What was found of a part as a status and a sentence: what is so, and what to do where something is wrong. Pure but for the
/// disk's.</summary>
internal static class HealthVerdicts
{
    public const string Healthy = "healthy";
    public const string Idle = "idle";
    public const string Degraded = "degraded";
    public const string Unhealthy = "unhealthy";

    private const long LittleSpace = 2L << 30;
    private const long NoSpace = 256L << 20;
    private static readonly TimeSpan TooFarBehind = TimeSpan.FromMinutes(5);

    /// <summary>The worst of them; what is idle is well.</summary>
    public static string Worst(IEnumerable<HealthPart> parts)
    {
        var all = parts.Select(part => part.Status).ToHashSet(StringComparer.Ordinal);
        return all.Contains(Unhealthy) ? Unhealthy : all.Contains(Degraded) ? Degraded : Healthy;
    }

    public static (string Status, string Message) Cluster(IReadOnlyList<TopicSummary> topics, TimeSpan took, string servers)
    {
        var headless = topics.SelectMany(topic => topic.Partitions.Where(partition => partition.Leader < 0)
            .Select(partition => $"{topic.Name}-{partition.Partition}")).ToList();
        return headless.Count > 0
            ? (Unhealthy, $"{headless.Count} partitions have no leader ({string.Join(", ", headless.Take(3))}…): look after the brokers.")
            : (Healthy, $"{servers} told of {Counted(topics.Count, "topic")} in {Number(took.TotalMilliseconds)} ms.");
    }

    public static (string Status, string Message) Scheduler(bool isAlive, DateTimeOffset? at, string owner) => (isAlive, at) switch
    {
        (true, _) => (Healthy, $"Runs in {Place(owner)}."),
        (false, null) => (Unhealthy, "No scheduler has run yet: 'millrace up' starts one."),
        _ => (Unhealthy, "The scheduler gives no sign of life: runs do not begin. Start 'millrace up' again; another takes over."),
    };

    public static (string Status, string Message) Workers(IReadOnlyList<ProcessStatus> processes)
    {
        var alive = processes.Where(process => process.IsAlive).ToList();
        var lost = processes.Where(process => !process.IsAlive && process.RunningTasks > 0).ToList();
        return alive.Count == 0 ? (Unhealthy, "No process runs tasks: start 'millrace up' or 'millrace worker'.")
            : lost.Count > 0 ? (Degraded,
                $"{Counted(lost.Count, "process", "processes")} with tasks under way went silent; the scheduler gives the tasks to others.")
            : (Healthy, $"{Counted(alive.Count, "process", "processes")}; {Counted(alive.Sum(p => p.RunningTasks), "task")} under way.");
    }

    /// <param name="pipeline">The pipeline.</param>
    /// <param name="status">What the sampler found last.</param>
    /// <param name="group">The loader's group; null when it has committed nothing or was not looked at yet.</param>
    public static (string Status, string Message) Loader(Pipeline pipeline, PipelineStatus status, GroupLag? group)
    {
        var name = pipeline.Load.Group;
        if (group is null)
        {
            return status.Stages.Any(stage => stage.Stage == "topic" && stage.Total > 0)
                ? (Degraded, $"The group '{name}' has loaded nothing yet, and the topic has records: trigger the loader's DAG.")
                : (Idle, $"The group '{name}' has loaded nothing yet; there is nothing to load.");
        }

        var late = group.LagTime > TooFarBehind ? $", the oldest for {Duration(group.LagTime)}" : "";
        return group.State is "Empty" or "Dead"
            ? group.Lag > 0
                ? (Degraded, $"Nobody loads, and {Counted(group.Lag, "record")} wait{late}: trigger the loader's DAG.")
                : (Idle, $"Nobody loads just now; everything in the topic is loaded by the group '{name}'.")
            : late.Length > 0
                ? (Degraded, $"{Counted(group.Lag, "record")} wait{late}: start more workers, or see what the loader's log says.")
                : (Healthy, $"The group '{name}' loads; {Counted(group.Lag, "record")} wait.");
    }

    /// <param name="all">The transforms.</param>
    /// <param name="behind">How many raw documents have no clean one yet.</param>
    /// <param name="now">The time.</param>
    public static (string Status, string Message) Transforms(IReadOnlyList<TransformAge> all, long behind, DateTimeOffset now)
    {
        if (all.Count == 0)
        {
            return (Idle, "The pipeline has none.");
        }

        var newest = all.Max(transform => transform.UpdatedAt);
        var rest = $"{Counted(behind, "document")} wait";
        if (newest is not { } at)
        {
            return behind > 0
                ? (Degraded, $"None of {all.Count} transforms has run yet, and {rest}: see whether their DAG is paused.")
                : (Idle, $"{Counted(all.Count, "transform")}; none had anything to do yet.");
        }

        var ago = $"something was last done {Duration(now - at)} ago";
        return all.FirstOrDefault(transform => transform.Version > 0 && transform.Version != transform.DefinedVersion) is { } old
            ? (Degraded, $"{old.Name} was made by another version of its definition; the next run of the transforms makes it anew.")
            : behind > 0 && now - at > TooFarBehind
                ? (Degraded, $"{rest}, and {ago}: see whether the DAG of the transforms is paused or failing.")
                : (Healthy, $"{Counted(all.Count, "transform")}; {(behind > 0 ? rest : "nothing waits")}; {ago}.");
    }

    /// <param name="directory">The folder of the embedded servers; null when there are none.</param>
    public static (string Status, string Message) Disk(string? directory)
    {
        if (directory is null)
        {
            return (Idle, "Nothing is kept on this machine: broker and store are elsewhere.");
        }

        var drive = new DriveInfo(Path.GetFullPath(directory));
        var (free, total) = (drive.AvailableFreeSpace, drive.TotalSize);
        var said = $"{Gigabytes(free)} of {Gigabytes(total)} free for {directory}";
        return free < NoSpace ? (Unhealthy, $"{said}: soon nothing can be written. Make room now.")
            : free < LittleSpace ? (Degraded, $"{said}: make room, or shorten what the topics keep.")
            : (Healthy, $"{said}.");
    }

    private static string Place(string owner) =>
        owner.Split('|') is [var host, var process, ..] ? $"process {process} on {host.Split('/')[0]}" : owner;

    private static string Counted(long count, string one, string? many = null) =>
        $"{count.ToString("N0", CultureInfo.InvariantCulture)} {(count == 1 ? one : many ?? one + "s")}";

    private static string Number(double value) => value.ToString(value < 10 ? "0.#" : "N0", CultureInfo.InvariantCulture);

    private static string Duration(TimeSpan span) => span.TotalMinutes < 2 ? $"{Number(Math.Max(0, span.TotalSeconds))} s"
        : span.TotalHours < 2 ? $"{Number(span.TotalMinutes)} min" : $"{Number(span.TotalHours)} h";

    private static string Gigabytes(long bytes) => $"{(bytes / (double)(1 << 30)).ToString("0.0", CultureInfo.InvariantCulture)} GB";
}
