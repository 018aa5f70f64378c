namespace Millrace.Server.Airflow.Shapes;

/// <summary>The tasks of a DAG.</summary>
internal sealed record TaskCollectionResponse(IReadOnlyList<TaskResponse> Tasks, long TotalEntries);
