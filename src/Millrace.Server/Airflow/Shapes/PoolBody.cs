namespace Millrace.Server.Airflow.Shapes;

/// <summary>A pool to make.</summary>
internal sealed record PoolBody(string Name, int Slots, string? Description, bool? IncludeDeferred, string? TeamName);
