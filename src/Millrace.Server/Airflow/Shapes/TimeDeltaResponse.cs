namespace Millrace.Server.Airflow.Shapes;

/// <summary>A length of time.</summary>
internal sealed record TimeDeltaResponse(int Days, int Seconds, int Microseconds);
