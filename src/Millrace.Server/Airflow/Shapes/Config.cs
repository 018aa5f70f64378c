namespace Millrace.Server.Airflow.Shapes;

/// <summary>The configuration in force.</summary>
internal sealed record Config(IReadOnlyList<ConfigSection> Sections);
