namespace Millrace.Pipelines.Contracts;

/// <summary>What a contract says of one field. Immutable.</summary>
public sealed record ContractField
{
    /// <summary>Member names separated by dots; an array on the way is judged element by element.</summary>
    public required string Path { get; init; }

    /// <summary>The types it may have.</summary>
    /// <value>Default: any.</value>
    public ContractTypes Types { get; init; } = ContractTypes.Any;

    /// <summary>Whether every record must have it, not null. Inside an optional object that is a field itself, it is required only where
    /// the object is there.</summary>
    public bool Required { get; init; }

    /// <summary>Whether an optional field may be null.</summary>
    public bool Nullable { get; init; }

    /// <summary>The least number, compared as a double.</summary>
    public double? Minimum { get; init; }

    /// <summary>The greatest number, compared as a double.</summary>
    public double? Maximum { get; init; }

    /// <summary>The least length: characters (Unicode scalar values) of a string, elements of an array.</summary>
    public int? MinLength { get; init; }

    /// <summary>The greatest length, as <see cref="MinLength"/>.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The strings it may be; null for no such limit.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>A regular expression that a string must match as a whole. It is run without backtracking, so its time is bounded.</summary>
    public string? Pattern { get; init; }
}
