namespace Millrace.Server.Airflow.Shapes;

/// <summary>The product's version.</summary>
internal sealed record VersionInfo(string Version, string? GitVersion);
