namespace Millrace.Server.Airflow.Shapes;

/// <summary>A page of DAGs.</summary>
internal sealed record DagCollectionResponse(IReadOnlyList<DagResponse> Dags, long TotalEntries);
