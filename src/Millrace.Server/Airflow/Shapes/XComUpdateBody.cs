using System.Text.Json;

namespace Millrace.Server.Airflow.Shapes;

/// <summary>A value to change.</summary>
internal sealed record XComUpdateBody(JsonElement Value, int? MapIndex);
