namespace Millrace.Server.Airflow.Shapes;

/// <summary>The versions of a DAG.</summary>
internal sealed record DagVersionCollectionResponse(IReadOnlyList<DagVersionResponse> DagVersions, long TotalEntries);
