namespace Millrace.Server.Airflow.Shapes;

/// <summary>A page of tasks of runs.</summary>
internal sealed record TaskInstanceCollectionResponse(IReadOnlyList<TaskInstanceResponse> TaskInstances, long TotalEntries);
