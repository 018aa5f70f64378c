namespace Millrace.Orchestration.Dags;

/// <summary>The parameters of a run are not what its DAG asks for. The message is one sentence that names the parameter and why.</summary>
public sealed class ParamException(string message, string? parameter = null) : Exception(message)
{
    /// <summary>The parameter that is wrong; null when none is to blame.</summary>
    public string? Parameter { get; } = parameter;
}
