namespace Millrace.Server.Airflow.Shapes;

/// <summary>Millrace has no DAG processor: DAGs are compiled.</summary>
internal sealed record DagProcessorInfoResponse(string? Status, DateTimeOffset? LatestDagProcessorHeartbeat);
