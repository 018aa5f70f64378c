namespace Millrace.Server.Airflow.Shapes;

/// <summary>Backfills.</summary>
internal sealed record BackfillCollectionResponse(IReadOnlyList<BackfillResponse> Backfills, long TotalEntries);
