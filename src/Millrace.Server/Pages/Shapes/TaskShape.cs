namespace Millrace.Server.Pages.Shapes;

/// <summary>A task as its DAG defines it now.</summary>
internal sealed record TaskShape(
    string? Description,
    string Kind,
    IReadOnlyList<string> Upstream,
    IReadOnlyList<string> Downstream,
    string TriggerRule,
    int Retries,
    double RetryDelaySeconds,
    double? ExecutionTimeoutSeconds,
    string Pool,
    int PoolSlots,
    int? MaxActive,
    string? MapSource,
    IReadOnlyList<string> Produces);
