namespace Millrace.Orchestration.Dags;

/// <summary>A DAG is not valid. The message is one sentence that names the DAG and the reason.</summary>
public sealed class DagDefinitionException(string dagId, string reason) : Exception($"DAG '{dagId}': {reason}.")
{
    /// <summary>The DAG that was refused.</summary>
    public string DagId { get; } = dagId;
}
