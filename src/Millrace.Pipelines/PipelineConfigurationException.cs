namespace Millrace.Pipelines;

/// <summary>An option has a value outside its bounds, or options contradict each other. Thrown before anything is started.</summary>
public sealed class PipelineConfigurationException : PipelineException
{
    public PipelineConfigurationException(string message)
        : base(message)
    {
    }
}
