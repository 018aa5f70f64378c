namespace Millrace.Server.Airflow.Shapes;

/// <summary>Variables.</summary>
internal sealed record VariableCollectionResponse(IReadOnlyList<VariableResponse> Variables, long TotalEntries);
