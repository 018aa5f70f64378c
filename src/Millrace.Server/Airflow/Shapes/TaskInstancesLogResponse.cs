namespace Millrace.Server.Airflow.Shapes;

/// <summary>Lines of a task's log.</summary>
internal sealed record TaskInstancesLogResponse(IReadOnlyList<StructuredLogMessage> Content, string? ContinuationToken);
