namespace Millrace.Server.Airflow.Shapes;

/// <summary>A provider package.</summary>
internal sealed record ProviderResponse(string PackageName, string Description, string Version, string? DocumentationUrl);
