namespace Millrace.Pipelines.Stream;

/// <summary>Which records <see cref="TopicInspector.TailAsync"/> gives. Immutable.</summary>
public sealed record TailOptions
{
    /// <summary>How many of each partition's last records to begin with.</summary>
    /// <value>0 to 1000000; default 10.</value>
    public int Last { get; init; } = 10;

    /// <summary>Whether to go on with new records until cancelled; otherwise the tail ends at the end offsets seen at the start.</summary>
    public bool Follow { get; init; }

    /// <summary>Checks the bounds.</summary>
    /// <exception cref="PipelineConfigurationException">A value is out of bounds.</exception>
    public void Validate() => Bounds.Check(Last, 0, 1_000_000, nameof(Last));
}
