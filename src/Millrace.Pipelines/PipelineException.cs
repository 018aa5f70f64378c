namespace Millrace.Pipelines;

/// <summary>
/// The base of every error the engine reports. The message is one sentence for a person: what happened, to what, and what to do;
/// it can be printed as it is. It never contains a record's payload.
/// </summary>
public abstract class PipelineException : Exception
{
    private protected PipelineException(string message)
        : base(message)
    {
    }

    private protected PipelineException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
