using Millrace.Bson;

namespace Millrace.Pipelines.Transform;

/// <summary>
/// One aggregation of a transform: read <see cref="Source"/>, run <see cref="Stages"/> inside MongoDB, merge the result into
/// <see cref="Target"/> by <c>_id</c> (replace what is there, insert what is not). Immutable.
/// </summary>
public sealed record TransformStep
{
    /// <summary>The collection that is read.</summary>
    public required CollectionName Source { get; init; }

    /// <summary>The collection that is merged into. Several steps may share one, when their <c>_id</c>s differ.</summary>
    public required CollectionName Target { get; init; }

    /// <summary>The stages between reading and merging. They must give each result a deterministic <c>_id</c>, must not write, and must
    /// not fail on any document the source can hold ($convert with onError and onNull instead of $toDouble). The runner puts a $match on
    /// the load position before them (kind <see cref="TransformKind.PerDocument"/>) and a $merge behind them.</summary>
    public required IReadOnlyList<BsonDocument> Stages { get; init; }

    /// <summary>Indexes of the target, created before the first merge.</summary>
    public IReadOnlyList<TransformIndex> Indexes { get; init; } = [];
}
