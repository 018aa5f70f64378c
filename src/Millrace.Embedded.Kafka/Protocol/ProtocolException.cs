namespace Millrace.Embedded.Kafka.Protocol;

/// <summary>The peer sent bytes that are no valid request. The connection cannot be trusted to be in step and is closed.</summary>
internal sealed class ProtocolException : Exception
{
    public ProtocolException(string message)
        : base(message)
    {
    }
}
