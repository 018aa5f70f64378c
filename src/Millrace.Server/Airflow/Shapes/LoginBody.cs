namespace Millrace.Server.Airflow.Shapes;

/// <summary>Who asks for a token.</summary>
internal sealed record LoginBody(string? Username, string? Password);
