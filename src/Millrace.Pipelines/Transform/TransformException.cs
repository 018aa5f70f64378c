namespace Millrace.Pipelines.Transform;

/// <summary>A transform failed; its position did not move past what failed, so running it again repeats exactly that.</summary>
public sealed class TransformException : PipelineException
{
    public TransformException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
