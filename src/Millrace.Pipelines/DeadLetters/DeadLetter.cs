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

    /// <summary>The class of the error behind the failure; null when there was none.</summary>
    public string? ErrorClass { get; init; }

    /// <summary>The consumer group of the loader that gave up; null for other stages.</summary>
    public string? Group { get; init; }

    /// <summary>How often the record has failed.</summary>
    /// <value>1 or more; default 1.</value>
    public int Attempt { get; init; } = 1;

    /// <summary>The record's first dead letter, <c>topic/partition/offset</c>; null when this is it.</summary>
    public string? First { get; init; }

    /// <summary>The dead letter whose replay failed, <c>topic/partition/offset</c>; null when this is the first.</summary>
    public string? Previous { get; init; }

    /// <summary>When the stage gave up.</summary>
    public required DateTimeOffset At { get; init; }
}
