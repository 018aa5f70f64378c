using System.Text.Json;

namespace Millrace.Server.Airflow.Shapes;

/// <summary>A variable to set.</summary>
internal sealed record VariableBody(string Key, JsonElement Value, string? Description, string? TeamName);
