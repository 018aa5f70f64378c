namespace Millrace.Server.Airflow.Shapes;

/// <summary>An interval that a backfill would run.</summary>
internal sealed record DryRunBackfillResponse(DateTimeOffset? LogicalDate, string? PartitionKey, DateTimeOffset? PartitionDate);
