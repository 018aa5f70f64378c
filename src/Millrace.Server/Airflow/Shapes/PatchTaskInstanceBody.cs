namespace Millrace.Server.Airflow.Shapes;

/// <summary>What is changed of a task of a run.</summary>
internal sealed record PatchTaskInstanceBody(
    string? NewState,
    string? Note,
    bool? IncludeUpstream,
    bool? IncludeDownstream,
    bool? IncludeFuture,
    bool? IncludePast);
