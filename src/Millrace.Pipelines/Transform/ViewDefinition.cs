using Millrace.Bson;

namespace Millrace.Pipelines.Transform;

/// <summary>
/// A materialised view over flat collections: documents are grouped by <see cref="Key"/>, and each group's <see cref="Measures"/>
/// become a row. Only new documents are read: their measures are added to the totals. Immutable.
/// </summary>
public sealed record ViewDefinition : TransformDefinition
{
    private static readonly string[] Accumulators = ["$sum", "$count", "$min", "$max"];

    /// <summary>The names of the flatten transforms whose targets are read together; they stand before the view in the runner's list,
    /// and their targets lie in one database.</summary>
    public required IReadOnlyList<string> From { get; init; }

    /// <summary>Stages on single flat documents before they are grouped, such as <c>$match</c>, <c>$set</c> and <c>$unwind</c>; default
    /// none.</summary>
    public IReadOnlyList<BsonDocument> Stages { get; init; } = [];

    /// <summary>The expression of the groups: the row's <c>_id</c>.</summary>
    public required BsonValue Key { get; init; }

    /// <summary>What is kept of each group: names with one accumulator each, <c>$sum</c>, <c>$count</c>, <c>$min</c> or <c>$max</c>.
    /// Averages and spreads are made of sums, in <see cref="Row"/>.</summary>
    public required BsonDocument Measures { get; init; }

    /// <summary>The stages from <c>{_id, measures…}</c> to the row; each document gives one row under the same <c>_id</c>. Default: the
    /// measures as they are.</summary>
    public IReadOnlyList<BsonDocument> Row { get; init; } = [];

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        if (From.Count == 0)
        {
            throw new PipelineConfigurationException($"View {Name} reads from no transform.");
        }

        if (Measures.Count == 0)
        {
            throw new PipelineConfigurationException($"View {Name} has no measures.");
        }

        foreach (var (name, accumulator) in Measures)
        {
            if (name is "" or ['_' or '$', ..] || name.Contains('.', StringComparison.Ordinal))
            {
                throw new PipelineConfigurationException($"View {Name}: '{name}' cannot be the name of a measure.");
            }

            if (!accumulator.IsDocument || accumulator.AsDocument.Count != 1
                || !Accumulators.Contains(accumulator.AsDocument.GetAt(0).Name))
            {
                throw new PipelineConfigurationException(
                    $"View {Name}: the measure {name} must be one of {string.Join(", ", Accumulators)}, such as {{ \"$sum\": \"$age\" }}.");
            }
        }
    }
}
