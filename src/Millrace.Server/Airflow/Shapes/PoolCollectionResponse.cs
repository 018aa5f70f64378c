namespace Millrace.Server.Airflow.Shapes;

/// <summary>Pools.</summary>
internal sealed record PoolCollectionResponse(IReadOnlyList<PoolResponse> Pools, long TotalEntries);
