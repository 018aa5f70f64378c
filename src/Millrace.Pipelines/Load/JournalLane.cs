namespace Millrace.Pipelines.Load;

/// <summary>How far one lane of the load journal goes, as its one writer knows it. Not thread-safe.</summary>
internal sealed class JournalLane(string name, string topic, int partition)
{
    public string Name => name;

    public string Topic => topic;

    public int Partition => partition;

    /// <summary>The number of the last entry; 0 when there is none.</summary>
    public long Number { get; set; }

    /// <summary>The last offset of the last entry; -1 when there is none.</summary>
    public long LastOffset { get; set; } = -1;
}
