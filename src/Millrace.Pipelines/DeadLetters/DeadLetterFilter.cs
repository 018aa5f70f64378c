using System.Text;

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

    /// <summary>Only those of records with this key.</summary>
    public string? Key { get; init; }

    /// <summary>Only those whose message or key contains this text, in any case.</summary>
    public string? Text { get; init; }

    /// <summary>Only the one at this place of the dead-letter topic.</summary>
    public (int Partition, long Offset)? Position { get; init; }

    /// <summary>Only those at these places of the dead-letter topic.</summary>
    public IReadOnlySet<(int Partition, long Offset)>? Positions { get; init; }

    internal bool Admits(int partition, long offset, DeadLetter letter) =>
        (Position is null || Position == (partition, offset))
        && (Positions is null || Positions.Contains((partition, offset)))
        && Admits(letter.Reason, letter.Stage, letter.At)
        && ((Key is null && Text is null) || AdmitsText(KeyOf(letter.Key), letter.Message));

    internal bool Admits(string reason, string stage, DateTimeOffset at) =>
        (Reason is null || Reason == reason)
        && (Stage is null || Stage == stage)
        && (From is null || at >= From)
        && (To is null || at < To);

    internal bool AdmitsText(string key, string message) =>
        (Key is null || Key == key)
        && (Text is null
            || message.Contains(Text, StringComparison.OrdinalIgnoreCase)
            || key.Contains(Text, StringComparison.OrdinalIgnoreCase));

    internal static string KeyOf(byte[]? key) => key is null ? "" : Encoding.UTF8.GetString(key);
}
