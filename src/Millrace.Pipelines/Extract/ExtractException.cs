namespace Millrace.Pipelines.Extract;

/// <summary>
/// The source could not be read: unreachable, refused, or its answer was not what the definition says. Nothing of a failed answer
/// was produced.
/// </summary>
public sealed class ExtractException : PipelineException
{
    public ExtractException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>True when asking again may help: network errors, timeouts, 429, 5xx, a broken answer.</summary>
    public bool IsTransient { get; init; }

    /// <summary>How long the source asked to be left alone, when it said so.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
