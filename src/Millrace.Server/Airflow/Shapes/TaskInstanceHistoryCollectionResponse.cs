namespace Millrace.Server.Airflow.Shapes;

/// <summary>The tries of a task.</summary>
internal sealed record TaskInstanceHistoryCollectionResponse(IReadOnlyList<TaskInstanceHistoryResponse> TaskInstances, long TotalEntries);
