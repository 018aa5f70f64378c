namespace Millrace.Pipelines.Extract;

/// <summary>
/// A JSON API as a source of records: where to ask, where the records lie in the answer, what identifies them, what must never leave
/// the extractor. Paths are member names separated by dots (<c>login.uuid</c>); an array on the way is searched element by element.
/// Immutable.
/// </summary>
public sealed record HttpSourceDefinition
{
    /// <summary>The source's name; goes into the header <c>millrace.source</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The schema of the payloads; goes into the header <c>millrace.schema</c>, for example <c>randomuser/1.4</c>.</summary>
    public required string Schema { get; init; }

    /// <summary>The address to GET, http or https; a query it already has is kept.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>Query parameters sent with every request.</summary>
    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The query parameter that takes the partition key (<c>nat</c>); null when the source has none.</summary>
    public string? KeyParameter { get; init; }

    /// <summary>The query parameter that takes the number of records wanted (<c>results</c>); null when the source has none.</summary>
    public string? CountParameter { get; init; }

    /// <summary>Where the array of records lies in the answer; empty when the answer itself is the array.</summary>
    public required string RecordsPath { get; init; }

    /// <summary>Where a failing source puts its message in an answer without records; quoted in the error.</summary>
    public string? ErrorPath { get; init; }

    /// <summary>Where the record's key lies; without it, or when the record lacks it, the key is the one that was asked for.</summary>
    public string? KeyPath { get; init; }

    /// <summary>Where the event's id lies (a string); without it, or when the record lacks it, the id is a SHA-256 of the redacted
    /// payload.</summary>
    public string? EventIdPath { get; init; }

    /// <summary>Members removed from every record before anything else sees it.</summary>
    public IReadOnlyList<string> RedactedPaths { get; init; } = [];

    /// <summary>Members every record must have, not null; a record without one becomes a dead letter.</summary>
    public IReadOnlyList<string> RequiredPaths { get; init; } = [];

    /// <summary>A further check of every record; null for none.</summary>
    public RecordValidator? Validator { get; init; }

    /// <summary>Checks the definition.</summary>
    /// <exception cref="PipelineConfigurationException">A value is missing or malformed.</exception>
    public void Validate()
    {
        Bounds.NotEmpty(Name, "The source's name");
        Bounds.NotEmpty(Schema, "The source's schema");
        if (!BaseAddress.IsAbsoluteUri || (BaseAddress.Scheme != Uri.UriSchemeHttp && BaseAddress.Scheme != Uri.UriSchemeHttps))
        {
            throw new PipelineConfigurationException($"The source address '{BaseAddress}' is not an http or https URL.");
        }
    }
}
