namespace Millrace.Server.Airflow.Shapes;

/// <summary>What is changed of a pool.</summary>
internal sealed record PoolPatchBody(string? Pool, int? Slots, string? Description, bool? IncludeDeferred, string? TeamName);
