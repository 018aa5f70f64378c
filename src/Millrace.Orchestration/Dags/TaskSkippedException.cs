namespace Millrace.Orchestration.Dags;

/// <summary>A task throws this to say that there is nothing to do: it is skipped, and is not tried again.</summary>
public sealed class TaskSkippedException(string reason) : Exception(reason);
