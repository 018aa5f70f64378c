namespace Millrace.Pipelines.Transform;

/// <summary>
/// A named transform: what it is made of, in what version. Raise <see cref="Version"/> whenever a step's stages or target change;
/// the next run then rebuilds the targets from the whole source. Immutable.
/// </summary>
public sealed record TransformDefinition
{
    /// <summary>The transform's name; its position is stored under it, so it must stay.</summary>
    /// <value>1 to 100 characters.</value>
    public required string Name { get; init; }

    /// <summary>The version of the definition.</summary>
    /// <value>1 or more; default 1.</value>
    public int Version { get; init; } = 1;

    /// <summary>How the transform follows its source.</summary>
    public required TransformKind Kind { get; init; }

    /// <summary>The aggregations, run in order. For <see cref="TransformKind.PerDocument"/> every source must be a raw collection that a
    /// loader fills.</summary>
    public required IReadOnlyList<TransformStep> Steps { get; init; }

    /// <summary>The transforms whose targets this one reads; they must stand before it in the runner's list. A
    /// <see cref="TransformKind.Recomputed"/> transform is skipped while none of them has moved; with none it is computed on every
    /// run.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Checks the definition.</summary>
    /// <exception cref="PipelineConfigurationException">Something is missing or contradictory.</exception>
    public void Validate()
    {
        Bounds.NotEmpty(Name, "The transform's name");
        Bounds.Check(Name.Length, 1, 100, $"The length of the name of transform {Name}");
        Bounds.Check(Version, 1, int.MaxValue, $"The version of transform {Name}");
        if (Steps.Count == 0)
        {
            throw new PipelineConfigurationException($"Transform {Name} has no steps.");
        }

        if (Steps.FirstOrDefault(step => step.Source == step.Target) is { } loop)
        {
            throw new PipelineConfigurationException($"Transform {Name} reads and writes {loop.Source}; source and target must differ.");
        }
    }
}
