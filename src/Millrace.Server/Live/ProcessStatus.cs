namespace Millrace.Server.Live;

/// <summary>A process with a part in running DAGs.</summary>
internal sealed record ProcessStatus(
    string Id, string Host, int ProcessId, string Role, bool IsAlive, bool IsThisProcess, DateTimeOffset? HeartbeatAt, int RunningTasks,
    long? MemoryBytes);
