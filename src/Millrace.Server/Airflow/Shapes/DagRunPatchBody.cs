namespace Millrace.Server.Airflow.Shapes;

/// <summary>What is changed of a run.</summary>
internal sealed record DagRunPatchBody(string? State, string? Note);
