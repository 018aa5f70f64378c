namespace Millrace.Server.Airflow.Shapes;

/// <summary>A line of a task's log.</summary>
internal sealed record StructuredLogMessage(DateTimeOffset? Timestamp, string Event, string Level, int Number, double? Progress);
