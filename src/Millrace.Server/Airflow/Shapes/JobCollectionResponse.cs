namespace Millrace.Server.Airflow.Shapes;

/// <summary>Processes.</summary>
internal sealed record JobCollectionResponse(IReadOnlyList<JobResponse> Jobs, long TotalEntries);
