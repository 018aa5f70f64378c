namespace Millrace.Server.Airflow.Shapes;

/// <summary>What is changed of a DAG.</summary>
internal sealed record DagPatchBody(bool? IsPaused);
