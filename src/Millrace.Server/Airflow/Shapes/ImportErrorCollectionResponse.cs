namespace Millrace.Server.Airflow.Shapes;

/// <summary>Files that could not be read; DAGs are compiled, so there are none.</summary>
internal sealed record ImportErrorCollectionResponse(IReadOnlyList<ImportErrorResponse> ImportErrors, long TotalEntries);
