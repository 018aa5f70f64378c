namespace Millrace.Server.Airflow.Shapes;

/// <summary>A version of a DAG's definition.</summary>
internal sealed record DagVersionResponse(
    Guid Id,
    int VersionNumber,
    string DagId,
    string? BundleName,
    string? BundleVersion,
    string? BundleUrl,
    DateTimeOffset CreatedAt,
    string DagDisplayName);
