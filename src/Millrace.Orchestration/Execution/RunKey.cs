namespace Millrace.Orchestration.Execution;

/// <summary>Which run of which DAG. Immutable.</summary>
public readonly record struct RunKey(string DagId, string RunId)
{
    /// <summary>The id of the run's document: <c>dag/run</c>.</summary>
    public override string ToString() => $"{DagId}/{RunId}";
}
