namespace Millrace.Server.Airflow.Shapes;

/// <summary>A page of the audit log.</summary>
internal sealed record EventLogCollectionResponse(IReadOnlyList<EventLogResponse> EventLogs, long TotalEntries);
