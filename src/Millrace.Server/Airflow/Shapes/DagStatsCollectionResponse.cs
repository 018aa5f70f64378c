namespace Millrace.Server.Airflow.Shapes;

/// <summary>Runs by state of each DAG.</summary>
internal sealed record DagStatsCollectionResponse(IReadOnlyList<DagStatsResponse> Dags, long TotalEntries);
