using System.Text.Json;

namespace Millrace.Server.Airflow.Shapes;

/// <summary>A value to leave.</summary>
internal sealed record XComCreateBody(string Key, JsonElement Value, int? MapIndex);
