namespace Millrace.Server.Airflow.Shapes;

/// <summary>Warnings about DAGs.</summary>
internal sealed record DagWarningCollectionResponse(IReadOnlyList<DagWarningResponse> DagWarnings, long TotalEntries);
