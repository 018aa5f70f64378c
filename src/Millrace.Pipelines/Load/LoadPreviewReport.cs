namespace Millrace.Pipelines.Load;

/// <summary>
/// What a loader would do. What only the store can say, such as a validator that refuses a document, is not in it. Immutable.
/// </summary>
public sealed record LoadPreviewReport
{
    /// <summary>Records looked at: the sum of the other counts.</summary>
    public long Read { get; init; }

    /// <summary>Records that would be stored.</summary>
    public long Stored { get; init; }

    /// <summary>Records whose event is stored already, or comes earlier in the topic.</summary>
    public long Duplicates { get; init; }

    /// <summary>Records that would become dead letters, by reason.</summary>
    public IReadOnlyDictionary<string, long> DeadLetters { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>Whether there are more records than <see cref="LoadPreview.MaxRecords"/>, which were not looked at.</summary>
    public bool IsCut { get; init; }
}
