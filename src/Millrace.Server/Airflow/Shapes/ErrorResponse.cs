namespace Millrace.Server.Airflow.Shapes;

/// <summary>What went wrong, as Airflow says it.</summary>
internal sealed record ErrorResponse(object Detail);
