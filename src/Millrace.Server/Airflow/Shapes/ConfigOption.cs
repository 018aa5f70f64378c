namespace Millrace.Server.Airflow.Shapes;

/// <summary>A setting.</summary>
internal sealed record ConfigOption(string Key, string Value);
