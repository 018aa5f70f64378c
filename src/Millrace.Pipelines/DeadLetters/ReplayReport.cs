namespace Millrace.Pipelines.DeadLetters;

/// <summary>What a replay did, or would do. <c>Selected = AlreadyReplayed + Refused + Open</c>, and once it ran
/// <c>Open = Sent + NotSent</c>; through the loader <c>Sent = Stored + Duplicates + FailedAgain</c>.</summary>
public sealed record ReplayReport
{
    /// <summary>The letters that the filter admits.</summary>
    public long Selected { get; init; }

    /// <summary>Those that were replayed before and were left alone.</summary>
    public long AlreadyReplayed { get; init; }

    /// <summary>Those of the extractor that still break the contract; they stay open.</summary>
    public long Refused { get; init; }

    /// <summary>Those to be replayed.</summary>
    public long Open { get; init; }

    /// <summary>Those that Kafka acknowledged in their source topic, or that went through the loader.</summary>
    public long Sent { get; init; }

    /// <summary>Through the loader: those that became new documents.</summary>
    public long Stored { get; init; }

    /// <summary>Through the loader: those whose event was stored already.</summary>
    public long Duplicates { get; init; }

    /// <summary>Through the loader: those that failed again and lie in the topic as new letters of the same chain.</summary>
    public long FailedAgain { get; init; }

    /// <summary>Those that were not sent; they stay open.</summary>
    public long NotSent => Open - Sent;

    /// <summary>Why some were not sent, or why the first of them was refused, without a final full stop; null when there is
    /// nothing to say.</summary>
    public string? Reason { get; init; }
}
