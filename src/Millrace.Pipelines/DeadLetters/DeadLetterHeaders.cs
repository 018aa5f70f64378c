namespace Millrace.Pipelines.DeadLetters;

/// <summary>The headers a dead letter has in addition to those of the record it was.</summary>
public static class DeadLetterHeaders
{
    /// <summary>Every header of this kind begins so.</summary>
    public const string Prefix = "millrace.dlq.";

    /// <summary>The stage that gave up: <c>extract</c> or <c>load</c>.</summary>
    public const string Stage = Prefix + "stage";

    /// <summary>The kind of failure, one of <see cref="DeadLetterReasons"/>.</summary>
    public const string Reason = Prefix + "reason";

    /// <summary>The failure in one sentence, without payload.</summary>
    public const string Message = Prefix + "message";

    /// <summary>The class of the error behind the failure, such as <c>BsonFormatException</c>; absent when there was none.</summary>
    public const string ErrorClass = Prefix + "error-class";

    /// <summary>The consumer group of the loader that gave up; absent for other stages.</summary>
    public const string Group = Prefix + "group";

    /// <summary>How often the record has failed, decimal, from 1. On a replayed record: how often until then.</summary>
    public const string Attempt = Prefix + "attempt";

    /// <summary>Where the record's first dead letter lies, <c>topic/partition/offset</c>; absent in the first itself. A replayed record
    /// has it too.</summary>
    public const string First = Prefix + "first";

    /// <summary>The dead letter whose replay failed, <c>topic/partition/offset</c>; absent in the first. A replayed record has it
    /// too.</summary>
    public const string Previous = Prefix + "previous";

    /// <summary>The topic the record came from; absent when it never reached one.</summary>
    public const string Topic = Prefix + "topic";

    /// <summary>The partition the record came from, decimal.</summary>
    public const string Partition = Prefix + "partition";

    /// <summary>The record's offset there, decimal.</summary>
    public const string Offset = Prefix + "offset";

    /// <summary>The record's timestamp there: RFC 3339, UTC, milliseconds.</summary>
    public const string Timestamp = Prefix + "timestamp";

    /// <summary>When the stage gave up: RFC 3339, UTC, milliseconds.</summary>
    public const string At = Prefix + "at";
}
