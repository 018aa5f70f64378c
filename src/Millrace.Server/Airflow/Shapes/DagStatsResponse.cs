namespace Millrace.Server.Airflow.Shapes;

/// <summary>A DAG's runs by state.</summary>
internal sealed record DagStatsResponse(string DagId, string DagDisplayName, IReadOnlyList<DagStatsStateResponse> Stats);
