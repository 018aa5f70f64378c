namespace Millrace.Pipelines.Groups;

/// <summary>A consumer group cannot be looked at or changed: it does not exist, it is in use, or the cluster refuses.</summary>
public sealed class GroupException : PipelineException
{
    public GroupException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
