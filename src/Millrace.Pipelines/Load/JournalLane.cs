namespace Millrace.Pipelines.Load;

/// <summary>How far one lane of the load journal goes, as its one writer knows it. Not thread-safe.</summary>
internal sealed class JournalLane(string name, string topic, int partition)
{
    public string Name => name;

    public string Topic => topic;

    public int Partition => partition;

    /// <summary>The number of the last entry; 0 when there is none.</summary>
    public long Number { get; set; }

    /// <summary>Whether records are entered out of turn: the place up to which the loader has come stays as it is.</summary>
    public bool IsReplay { get; init; }

    /// <summary>The offset up to which the partition's loader has entered; -1 when it has entered nothing.</summary>
    public long LastOffset { get; set; } = -1;

    /// <summary>The W3C trace context of the batch that is entered next, for the transforms that follow; null when it is not
    /// traced.</summary>
    public string? Trace { get; set; }
}
