namespace Millrace.Server.Airflow.Shapes;

/// <summary>A plugin.</summary>
internal sealed record PluginResponse(string Name, string Source);
