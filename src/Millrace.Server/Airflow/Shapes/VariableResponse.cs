namespace Millrace.Server.Airflow.Shapes;

/// <summary>A variable.</summary>
internal sealed record VariableResponse(string Key, string Value, string? Description, bool IsEncrypted, string? TeamName);
