namespace Millrace.Server.Airflow.Shapes;

/// <summary>A warning about a DAG.</summary>
internal sealed record DagWarningResponse(
    string DagId,
    string WarningType,
    string Message,
    DateTimeOffset Timestamp,
    string DagDisplayName);
