namespace Millrace.Server.Airflow.Shapes;

/// <summary>A page of runs.</summary>
internal sealed record DagRunCollectionResponse(IReadOnlyList<DagRunResponse> DagRuns, long TotalEntries);
