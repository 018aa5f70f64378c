namespace Millrace.Server.Airflow.Shapes;

/// <summary>Datasets.</summary>
internal sealed record AssetCollectionResponse(IReadOnlyList<AssetResponse> Assets, long TotalEntries);
