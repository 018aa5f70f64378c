namespace Millrace.Pipelines.Load;

/// <summary>How partitions move between the loaders of a group when one joins or leaves.</summary>
public enum RebalanceMode
{
    /// <summary>Only the partitions that change hands stop; the others go on loading (cooperative-sticky).</summary>
    Cooperative,

    /// <summary>Every loader gives up all its partitions and gets new ones (round robin). For a group that has members which know no
    /// other way, such as loaders of an earlier version while they are being replaced.</summary>
    Eager,
}
