namespace Millrace.Orchestration.Dags;

/// <summary>A value for another task is too large, not there, or not of the kind that was asked for.</summary>
public sealed class XComException : Exception
{
    public XComException(string message)
        : base(message)
    {
    }

    public XComException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
