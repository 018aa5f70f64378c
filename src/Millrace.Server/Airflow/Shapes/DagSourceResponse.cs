namespace Millrace.Server.Airflow.Shapes;

/// <summary>What defines a DAG.</summary>
internal sealed record DagSourceResponse(string? Content, string DagId, int? VersionNumber, string DagDisplayName);
