namespace Millrace.Pipelines.Stream;

/// <summary>Kafka could not be reached, a topic is not as needed, or records were not delivered; the message says which.</summary>
public sealed class StreamException : PipelineException
{
    public StreamException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The event ids of the first records that were not delivered, at most 100; empty when it is about something else.</summary>
    public IReadOnlyList<string> UndeliveredEventIds { get; init; } = [];
}
