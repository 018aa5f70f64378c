namespace Millrace.Server.Airflow.Shapes;

/// <summary>Whether a part works.</summary>
internal sealed record BaseInfoResponse(string? Status);
