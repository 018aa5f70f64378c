namespace Millrace.Pipelines.Transform;

/// <summary>How far a transform has come.</summary>
public sealed record TransformStatus
{
    /// <summary>The transform.</summary>
    public required string Name { get; init; }

    /// <summary>The collection it makes.</summary>
    public required CollectionName Target { get; init; }

    /// <summary>The version its target was built by; 0 when it was never built.</summary>
    public required int Version { get; init; }

    /// <summary>The version of the definition in this program.</summary>
    public required int DefinedVersion { get; init; }

    /// <summary>The number of the build; 0 when it was never built.</summary>
    public required long Build { get; init; }

    /// <summary>Portions merged since the build.</summary>
    public required long Portions { get; init; }

    /// <summary>What waits for it: loaded records of a flat collection, flat documents of a view.</summary>
    public required long RecordsBehind { get; init; }

    /// <summary>When a portion or a build was last finished; null when never.</summary>
    public required DateTimeOffset? UpdatedAt { get; init; }
}
