namespace Millrace.Server.Airflow.Shapes;

/// <summary>A DAG that waits for an asset.</summary>
internal sealed record DagScheduleAssetReference(string DagId, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);
