namespace Millrace.Server.Airflow.Shapes;

/// <summary>A pool and who uses it.</summary>
internal sealed record PoolResponse(
    string Name,
    int Slots,
    string? Description,
    bool IncludeDeferred,
    int OccupiedSlots,
    int RunningSlots,
    int QueuedSlots,
    int ScheduledSlots,
    int OpenSlots,
    int DeferredSlots,
    string? TeamName);
