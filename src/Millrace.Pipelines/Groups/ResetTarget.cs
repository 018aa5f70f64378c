namespace Millrace.Pipelines.Groups;

/// <summary>Where a group shall go on in each partition. Immutable.</summary>
public abstract record ResetTarget
{
    private ResetTarget()
    {
    }

    /// <summary>At the oldest record that is kept: everything is read again.</summary>
    public sealed record Earliest : ResetTarget;

    /// <summary>Behind the newest record: what is there now is skipped.</summary>
    public sealed record Latest : ResetTarget;

    /// <summary>At an offset, which must lie within each partition.</summary>
    /// <param name="Value">The next offset to be read.</param>
    public sealed record Offset(long Value) : ResetTarget;

    /// <summary>At the first record with this timestamp or a later one; behind the newest when there is none.</summary>
    /// <param name="Value">The time.</param>
    public sealed record Time(DateTimeOffset Value) : ResetTarget;
}
