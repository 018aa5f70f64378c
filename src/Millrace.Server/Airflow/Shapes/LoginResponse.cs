namespace Millrace.Server.Airflow.Shapes;

/// <summary>A token.</summary>
internal sealed record LoginResponse(string AccessToken);
