namespace Millrace.Pipelines.Transform;

/// <summary>
/// A named transform: what it makes, in what version. Raise <see cref="Version"/> whenever the definition changes: the next run then
/// builds the target beside the old one and switches over. Immutable.
/// </summary>
public abstract record TransformDefinition
{
    private protected TransformDefinition()
    {
    }

    /// <summary>The transform's name; its state is stored under it, so it must stay.</summary>
    /// <value>1 to 60 characters.</value>
    public required string Name { get; init; }

    /// <summary>The version of the definition.</summary>
    /// <value>1 or more; default 1.</value>
    public int Version { get; init; } = 1;

    /// <summary>The collection that is made. Only this transform may write it.</summary>
    public required CollectionName Target { get; init; }

    /// <summary>Indexes of the target; the engine adds one on <c>portion</c>.</summary>
    public IReadOnlyList<TransformIndex> Indexes { get; init; } = [];

    /// <summary>Checks the definition.</summary>
    /// <exception cref="PipelineConfigurationException">Something is missing or contradictory.</exception>
    public virtual void Validate()
    {
        Bounds.NotEmpty(Name, "The transform's name");
        Bounds.Check(Name.Length, 1, 60, $"The length of the name of transform {Name}");
        Bounds.Check(Version, 1, int.MaxValue, $"The version of transform {Name}");
        Bounds.NotEmpty(Target.Database, $"The target's database of transform {Name}");
        Bounds.NotEmpty(Target.Collection, $"The target's collection of transform {Name}");
    }
}
