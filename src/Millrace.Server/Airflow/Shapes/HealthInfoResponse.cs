namespace Millrace.Server.Airflow.Shapes;

/// <summary>Whether the parts work.</summary>
internal sealed record HealthInfoResponse(
    BaseInfoResponse Metadatabase,
    SchedulerInfoResponse Scheduler,
    TriggererInfoResponse Triggerer,
    DagProcessorInfoResponse? DagProcessor);
