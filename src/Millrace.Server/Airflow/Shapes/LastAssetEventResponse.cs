namespace Millrace.Server.Airflow.Shapes;

/// <summary>The last change of an asset.</summary>
internal sealed record LastAssetEventResponse(long? Id, DateTimeOffset? Timestamp);
