namespace Millrace.Server.Airflow.Shapes;

/// <summary>A file that could not be read.</summary>
internal sealed record ImportErrorResponse(
    int ImportErrorId,
    DateTimeOffset Timestamp,
    string Filename,
    string? BundleName,
    string StackTrace);
