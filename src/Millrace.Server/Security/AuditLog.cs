using Millrace.Orchestration.Execution;
using Millrace.Orchestration.State;

namespace Millrace.Server.Security;

/// <summary>Notes what callers did, beside what the orchestrator's client notes itself. Thread-safe.</summary>
internal sealed class AuditLog(AuditTable table, TimeProvider time)
{
    public Task AddAsync(HttpContext context, string what, string detail, CancellationToken cancellationToken) =>
        AddAsync(context, what, detail, new RunKey("", ""), cancellationToken);

    public Task AddAsync(HttpContext context, string what, string detail, RunKey run, CancellationToken cancellationToken) =>
        AddAsync(context.FindCaller()?.Name ?? "", what, detail, run, cancellationToken);

    public Task AddAsync(string who, string what, string detail, RunKey run, CancellationToken cancellationToken) => table.AddAsync(
        new AuditEntry { At = time.GetUtcNow(), What = what, By = who, DagId = run.DagId, RunId = run.RunId, Detail = detail },
        cancellationToken);
}
