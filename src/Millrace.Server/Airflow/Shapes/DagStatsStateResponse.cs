namespace Millrace.Server.Airflow.Shapes;

/// <summary>How many runs are in a state.</summary>
internal sealed record DagStatsStateResponse(string State, long Count);
