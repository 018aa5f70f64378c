namespace Millrace.Server.Airflow.Shapes;

/// <summary>How a run is cleared.</summary>
internal sealed record DagRunClearBody(bool? DryRun, bool? OnlyFailed, bool? RunOnLatestVersion);
