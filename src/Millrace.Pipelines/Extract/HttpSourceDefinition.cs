using Millrace.Pipelines.Contracts;

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

    /// <summary>The address to GET, http or https; a query it already has is kept, and <c>{key}</c> in its path stands
    /// for the key.</summary>
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

    /// <summary>Where the event's id lies (a string or a number); without it, or when the record lacks it, the id is a SHA-256 of the
    /// redacted payload.</summary>
    public string? EventIdPath { get; init; }

    /// <summary>Members removed from every record before anything else sees it.</summary>
    public IReadOnlyList<string> RedactedPaths { get; init; } = [];

    /// <summary>What a record must be; null when anything will do.</summary>
    public DataContract? Contract { get; init; }

    /// <summary>Headers sent with every request. <c>${NAME}</c> in a value is taken from the environment when the source is opened; the
    /// values are never logged. With headers, redirections are not followed, so that no other host receives them.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How the source divides its records into pages; null when an answer is all there is.</summary>
    public Pagination? Pagination { get; init; }

    /// <summary>The parameter that asks only for what is new; null when the source has none.</summary>
    public SinceParameter? Since { get; init; }

    /// <summary>How often the source may be asked; null for no limit.</summary>
    public RequestRate? RateLimit { get; init; }

    /// <summary>Whether the next request depends on earlier answers, so that a position is kept between runs.</summary>
    public bool HasPosition => Pagination is not null || Since is not null;

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

        Pagination?.Validate();
        Since?.Validate();
        RateLimit?.Validate();
        Contract?.Validate();
        if (Since is not null && Pagination is { Resume: PageResume.LastPage })
        {
            throw new PipelineConfigurationException(
                $"Source {Name} cannot resume at the last page and use since: one of them says where a poll begins.");
        }
    }
}
