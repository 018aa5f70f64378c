using System.Collections;

namespace Millrace.Pipelines.Stream;

/// <summary>What became of a batch of records: each was acknowledged by Kafka, or was given up at its deadline.</summary>
public sealed class DeliveryOutcome
{
    private readonly BitArray _delivered;

    internal DeliveryOutcome(BitArray delivered, string? reason, bool isPermanent = false)
    {
        _delivered = delivered;
        Reason = reason;
        IsPermanent = isPermanent;
        foreach (bool arrived in delivered)
        {
            Delivered += arrived ? 1 : 0;
        }
    }

    /// <summary>The records that Kafka acknowledged (all in-sync replicas).</summary>
    public int Delivered { get; }

    /// <summary>The records that were not acknowledged in time.</summary>
    public int Undelivered => _delivered.Length - Delivered;

    /// <summary>Why the first undelivered record failed, without a final full stop; null when all were delivered.</summary>
    public string? Reason { get; }

    /// <summary>Whether sending the undelivered records again would not help.</summary>
    public bool IsPermanent { get; }

    /// <summary>Whether the record at a place in the batch was acknowledged.</summary>
    public bool WasDelivered(int index) => _delivered[index];
}
