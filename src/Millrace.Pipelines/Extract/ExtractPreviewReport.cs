namespace Millrace.Pipelines.Extract;

/// <summary>What an extraction would do with the first page of each key. Immutable.</summary>
public sealed record ExtractPreviewReport
{
    private static readonly Dictionary<string, long> None = new(StringComparer.Ordinal);

    /// <summary>Records that would be streamed, by the key that was asked for.</summary>
    public IReadOnlyDictionary<string, long> Good { get; init; } = None;

    /// <summary>Records that would be dead letters, by what the contract says of them.</summary>
    public IReadOnlyDictionary<string, long> Refused { get; init; } = None;

    /// <summary>Those of <see cref="Good"/> out of which the contract would cut a value.</summary>
    public long Trimmed { get; init; }
}
