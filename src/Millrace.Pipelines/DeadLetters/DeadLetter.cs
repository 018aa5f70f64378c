using Confluent.Kafka;

namespace Millrace.Pipelines.DeadLetters;

/// <summary>A record that cannot go on, with its bytes as they were and the reason. Immutable.</summary>
public sealed record DeadLetter
{
    /// <summary>The record's key bytes; null when it has none.</summary>
    public byte[]? Key { get; init; }

    /// <summary>The record's value bytes; null for a tombstone.</summary>
    public byte[]? Value { get; init; }

    /// <summary>The record's own headers.</summary>
    public Headers? Headers { get; init; }

    /// <summary>Where the record lay; null when it never reached a topic.</summary>
    public TopicPartitionOffset? Origin { get; init; }

    /// <summary>The record's timestamp in its topic; null when it never reached one.</summary>
    public DateTimeOffset? OriginTimestamp { get; init; }

    /// <summary>The stage that gave up.</summary>
    public required string Stage { get; init; }

    /// <summary>One of <see cref="DeadLetterReasons"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>The failure in one sentence, without payload.</summary>
    public required string Message { get; init; }

    /// <summary>When the stage gave up.</summary>
    public required DateTimeOffset At { get; init; }
}
