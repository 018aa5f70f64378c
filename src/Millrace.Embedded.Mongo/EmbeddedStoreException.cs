namespace Millrace.Embedded.Mongo;

/// <summary>The embedded store cannot start. The message is one sentence for a person: what happened, to what, what to do.</summary>
public sealed class EmbeddedStoreException : Exception
{
    public EmbeddedStoreException()
        : this("The embedded store cannot start.")
    {
    }

    public EmbeddedStoreException(string message)
        : base(message)
    {
    }

    public EmbeddedStoreException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
