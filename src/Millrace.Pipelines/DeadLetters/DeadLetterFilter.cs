namespace Millrace.Pipelines.DeadLetters;

/// <summary>Which dead letters are meant; a member that is null admits all. Immutable.</summary>
public sealed record DeadLetterFilter
{
    /// <summary>Every dead letter.</summary>
    public static DeadLetterFilter All { get; } = new();

    /// <summary>Only those of this reason, one of <see cref="DeadLetterReasons"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>Only those of this stage: <c>extract</c> or <c>load</c>.</summary>
    public string? Stage { get; init; }

    /// <summary>Only those given up at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only those given up before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only the one at this place of the dead-letter topic.</summary>
    public (int Partition, long Offset)? Position { get; init; }

    internal bool Admits(int partition, long offset, DeadLetter letter) =>
        (Position is null || Position == (partition, offset))
        && (Reason is null || Reason == letter.Reason)
        && (Stage is null || Stage == letter.Stage)
        && (From is null || letter.At >= From)
        && (To is null || letter.At < To);
}
