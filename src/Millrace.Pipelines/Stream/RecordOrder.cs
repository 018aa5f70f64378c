namespace Millrace.Pipelines.Stream;

/// <summary>From which end a topic is browsed.</summary>
public enum RecordOrder
{
    /// <summary>The newest record first.</summary>
    Newest,

    /// <summary>The oldest record first.</summary>
    Oldest,
}
