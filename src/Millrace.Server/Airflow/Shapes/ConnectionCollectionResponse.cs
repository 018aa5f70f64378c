namespace Millrace.Server.Airflow.Shapes;

/// <summary>Connections; Millrace has its own settings instead, so there are none.</summary>
internal sealed record ConnectionCollectionResponse(IReadOnlyList<ConnectionResponse> Connections, long TotalEntries);
