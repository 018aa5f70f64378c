namespace Millrace.Server.Airflow.Shapes;

/// <summary>A task that changes an asset.</summary>
internal sealed record TaskOutletAssetReference(string DagId, string TaskId, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);
