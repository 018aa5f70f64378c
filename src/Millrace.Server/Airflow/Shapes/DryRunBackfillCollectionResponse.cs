namespace Millrace.Server.Airflow.Shapes;

/// <summary>The intervals that a backfill would run.</summary>
internal sealed record DryRunBackfillCollectionResponse(IReadOnlyList<DryRunBackfillResponse> Backfills, long TotalEntries);
