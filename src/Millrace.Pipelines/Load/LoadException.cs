namespace Millrace.Pipelines.Load;

/// <summary>Loading cannot go on: the cluster or the store refuses for a reason that waiting does not cure. Records not stored are
/// still in the topic, and their offsets are not committed.</summary>
public sealed class LoadException : PipelineException
{
    public LoadException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
