namespace Millrace.Server.Airflow.Shapes;

/// <summary>Plugins; there are none.</summary>
internal sealed record PluginCollectionResponse(IReadOnlyList<PluginResponse> Plugins, long TotalEntries);
