namespace Millrace.Server.Pages.Shapes;

/// <summary>A task's settings.</summary>
/// <param name="TaskId">Its id.</param>
/// <param name="Description">For people.</param>
/// <param name="Kind"><c>task</c>, <c>branch</c> or <c>mapped</c>.</param>
/// <param name="Upstream">The tasks it depends on.</param>
/// <param name="Downstream">The tasks that depend on it.</param>
/// <param name="TriggerRule">When it may start.</param>
/// <param name="Retries">Tries after the first.</param>
/// <param name="RetryDelaySeconds">From a failure to the next try.</param>
/// <param name="Backoff">How the delay grows: <c>constant</c> or <c>exponential</c>.</param>
/// <param name="TimeoutSeconds">How long a try may take.</param>
/// <param name="Pool">The pool whose slots it takes.</param>
/// <param name="PoolSlots">Slots it takes.</param>
/// <param name="MaxActive">Tries of it at a time.</param>
/// <param name="Produces">Datasets that it has changed when it ends well.</param>
internal sealed record TaskFacts(
    string TaskId,
    string? Description,
    string Kind,
    IReadOnlyList<string> Upstream,
    IReadOnlyList<string> Downstream,
    string TriggerRule,
    int Retries,
    double RetryDelaySeconds,
    string Backoff,
    double? TimeoutSeconds,
    string? Pool,
    int PoolSlots,
    int? MaxActive,
    IReadOnlyList<string> Produces);
