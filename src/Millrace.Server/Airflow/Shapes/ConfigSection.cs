namespace Millrace.Server.Airflow.Shapes;

/// <summary>Settings.</summary>
internal sealed record ConfigSection(string Name, IReadOnlyList<ConfigOption> Options);
