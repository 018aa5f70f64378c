namespace Millrace.Server.Airflow.Shapes;

/// <summary>All tags.</summary>
internal sealed record DagTagCollectionResponse(IReadOnlyList<string> Tags, long TotalEntries);
