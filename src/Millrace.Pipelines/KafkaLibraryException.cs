namespace Millrace.Pipelines;

/// <summary>librdkafka is not installed on this machine; the message names the package.</summary>
public sealed class KafkaLibraryException : PipelineException
{
    public KafkaLibraryException(string message)
        : base(message)
    {
    }
}
