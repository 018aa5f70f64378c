using Millrace.Pipelines.Extract;
using Millrace.Pipelines.Load;
using Millrace.Pipelines.Stream;
using Millrace.Pipelines.Transform;

namespace Millrace.Pipelines.Definition;

/// <summary>
/// A whole pipeline as the engine's definitions: what to fetch, where it flows, where it is loaded, what is made of it there. Written in
/// C# or read from a file (<see cref="PipelineFile"/>). Immutable.
/// </summary>
public sealed record Pipeline
{
    /// <summary>What is asked, and what its records must be.</summary>
    public required HttpSourceDefinition Source { get; init; }

    /// <summary>The keys that are asked for, how often and how long.</summary>
    public required ExtractOptions Extract { get; init; }

    /// <summary>The topic and its dead letters.</summary>
    public required StreamOptions Stream { get; init; }

    /// <summary>The collection of raw documents, and the loaders' group.</summary>
    public required LoadOptions Load { get; init; }

    /// <summary>How the transforms are run.</summary>
    public TransformOptions Transform { get; init; } = new();

    /// <summary>What is made of the raw documents, in the order in which it must run.</summary>
    public IReadOnlyList<TransformDefinition> Transforms { get; init; } = [];

    /// <summary>Checks the whole.</summary>
    /// <exception cref="PipelineConfigurationException">A value is out of bounds, or the parts contradict each other.</exception>
    public void Validate()
    {
        Source.Validate();
        Extract.Validate();
        Stream.Validate();
        Load.Validate();
        Transform.Validate();
        foreach (var transform in Transforms)
        {
            transform.Validate();
        }

        if (Load.StateDatabase != Transform.StateDatabase)
        {
            throw new PipelineConfigurationException("The loader and the transforms must share one state database.");
        }

        if (Load.Stream.Topic.Name != Stream.Topic.Name)
        {
            throw new PipelineConfigurationException("The loader must read the topic that the extractor writes.");
        }
    }
}
