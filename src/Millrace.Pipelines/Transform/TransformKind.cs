namespace Millrace.Pipelines.Transform;

/// <summary>How a transform follows its source.</summary>
public enum TransformKind
{
    /// <summary>
    /// Each raw document is turned into documents of its own, independently of all others (flat collections). Only newly loaded
    /// documents are read; running a portion twice gives the same result.
    /// </summary>
    PerDocument,

    /// <summary>
    /// The whole source is aggregated again whenever what it depends on has changed (materialised views). Rows are replaced by
    /// <c>_id</c>.
    /// </summary>
    Recomputed,
}
