namespace Millrace.Embedded.Kafka;

/// <summary>
/// The broker cannot run: its port is taken, its data directory is in use, not writable or not readable, or an option is wrong. The
/// message is one sentence for a person: what happened, to what, and what to do.
/// </summary>
public sealed class EmbeddedBrokerException : Exception
{
    /// <summary>Creates the exception with a message that can be shown as it is.</summary>
    public EmbeddedBrokerException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message that can be shown as it is, and its cause.</summary>
    public EmbeddedBrokerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
