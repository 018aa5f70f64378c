namespace Millrace.Pipelines.Stream;

/// <summary>Kafka could not be reached, a topic is not as needed, or records were not delivered; the message says which.</summary>
public sealed class StreamException : PipelineException
{
    public StreamException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
