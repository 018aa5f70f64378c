using Millrace.Bson;

namespace Millrace.Pipelines.Transform;

/// <summary>
/// A flat collection: each raw document gives at most one document, by itself and under the same <c>_id</c>. Raw documents never
/// change, so a flat document is written once. Immutable.
/// </summary>
public sealed record FlattenDefinition : TransformDefinition
{
    /// <summary>The raw collection that a loader fills.</summary>
    public required CollectionName Source { get; init; }

    /// <summary>The stages from a raw document to a flat one. They must keep <c>_id</c>, must not write, and must not fail on any
    /// document the source can hold ($convert with onError and onNull instead of $toDouble). The field <c>portion</c> is the
    /// engine's.</summary>
    public required IReadOnlyList<BsonDocument> Stages { get; init; }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        if (Source == Target)
        {
            throw new PipelineConfigurationException($"Transform {Name} reads and writes {Source}; source and target must differ.");
        }
    }
}
