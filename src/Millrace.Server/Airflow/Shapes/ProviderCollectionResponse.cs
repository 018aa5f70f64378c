namespace Millrace.Server.Airflow.Shapes;

/// <summary>Provider packages; there are none.</summary>
internal sealed record ProviderCollectionResponse(IReadOnlyList<ProviderResponse> Providers, long TotalEntries);
