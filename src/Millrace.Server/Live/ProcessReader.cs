using System.Globalization;
using Millrace.Orchestration.State;
using Millrace.Server.Hosting;

namespace Millrace.Server.Live;

/// <summary>Reads which processes take part, by their signs of life in the state. Thread-safe.</summary>
internal sealed class ProcessReader(WebServerServices services)
{
    // Longer than any process is silent by default; a lease of minutes shows as lost a little early.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    public async Task<(bool IsAlive, DateTimeOffset? At, string Owner)> SchedulerAsync(CancellationToken cancellationToken)
    {
        var lease = await services.State.GetAsync(StateTable.Leases, "scheduler", cancellationToken);
        var at = lease?.TimeOf("at");
        var owner = lease?.TextOf("owner") ?? "";
        return (owner.Length > 0 && IsFresh(at), at, owner);
    }

    public async Task<IReadOnlyList<ProcessStatus>> ListAsync(CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        var workers = await services.State.FindAsync(StateTable.Workers, StateQuery.All.Take(1000), cancellationToken);
        var open = await services.State.FindAsync(
            StateTable.Runs, StateQuery.Where("open", true).Take(1000) with { Fields = ["tasks.worker"] }, cancellationToken);
        var busy = open.SelectMany(run => run.DocumentsOf("tasks")).Select(task => task.TextOf("worker")).OfType<string>()
            .CountBy(worker => worker).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. workers.Where(worker => worker["gone"].IsMissing).Select(worker =>
            {
                var id = worker["_id"].AsString;
                var at = worker.TimeOf("at");
                var parts = id.Split('|');
                var process = parts.Length == 3 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
                // The host may be followed by the namespace that process ids are counted in.
                var host = parts[0].Split('/')[0];
                var isHere = host == Environment.MachineName && process == Environment.ProcessId;
                return new ProcessStatus(
                    id, host, process, SameProcess(id, scheduler.Owner) ? "scheduler" : "worker", IsFresh(at), isHere, at,
                    busy.GetValueOrDefault(id), isHere ? Environment.WorkingSet : null);
            }).OrderByDescending(process => process.HeartbeatAt),
        ];
    }

    private bool IsFresh(DateTimeOffset? at) => at is { } seen && services.Time.GetUtcNow() - seen < Silence;

    private static bool SameProcess(string worker, string owner) =>
        owner.Length > 0 && worker[..worker.LastIndexOf('|')] == owner[..Math.Max(0, owner.LastIndexOf('|'))];
}
