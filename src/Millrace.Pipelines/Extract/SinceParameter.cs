namespace Millrace.Pipelines.Extract;

/// <summary>
/// Asks only for what is new: the largest value seen at a path, as a query parameter. It moves when a poll has reached the last page, and
/// times that lie in the future do not move it. Numbers compare as numbers, times as times, other strings by their characters. The source
/// must give records whose value equals the parameter too, else those that share the last one's value may be missed. Immutable.
/// </summary>
public sealed record SinceParameter
{
    /// <summary>Where the value lies in a record: a string or a number.</summary>
    public required string Path { get; init; }

    /// <summary>The query parameter.</summary>
    public required string Parameter { get; init; }

    /// <summary>The value of the first request; null for a first request without the parameter.</summary>
    public string? Initial { get; init; }

    /// <summary>How the value is written, with <c>{0}</c> in its place, such as <c>&gt;={0}</c>.</summary>
    /// <value>Default <c>{0}</c>.</value>
    public string Format { get; init; } = "{0}";

    internal void Validate()
    {
        Bounds.NotEmpty(Path, "The path of since");
        Bounds.NotEmpty(Parameter, "The parameter of since");
        if (!Format.Contains("{0}", StringComparison.Ordinal))
        {
            throw new PipelineConfigurationException($"The format of since, '{Format}', has no {{0}} for the value.");
        }
    }
}
