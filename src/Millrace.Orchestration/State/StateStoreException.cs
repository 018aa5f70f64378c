namespace Millrace.Orchestration.State;

/// <summary>The state store cannot be reached or refused an operation. The message is one sentence.</summary>
public sealed class StateStoreException : Exception
{
    public StateStoreException(string message)
        : base(message)
    {
    }

    public StateStoreException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
