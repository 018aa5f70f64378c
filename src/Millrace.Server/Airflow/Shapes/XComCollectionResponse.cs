namespace Millrace.Server.Airflow.Shapes;

/// <summary>Values that tasks left.</summary>
internal sealed record XComCollectionResponse(IReadOnlyList<XComResponse> XcomEntries, long TotalEntries);
