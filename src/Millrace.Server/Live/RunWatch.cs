using Millrace.Orchestration.Execution;
using Millrace.Orchestration.State;
using Millrace.Server.Airflow;
using Millrace.Server.Pages;
using Millrace.Server.Pages.Shapes;

namespace Millrace.Server.Live;

/// <summary>Sees what becomes of runs, in whatever process, by the version of the open ones, and tells it to the hub.</summary>
internal sealed class RunWatch(WebServerServices services, EventHub hub, ILogger<RunWatch> logger)
    : BackgroundLoop(TimeSpan.FromMilliseconds(500), services.Time, logger)
{
    private readonly RunTable _runs = new(services.State);
    private readonly AuditTable _audit = new(services.State);
    private readonly Dictionary<string, DagRun> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _paused = new(StringComparer.Ordinal);
    private long _lastAudit = -1;

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        if (!hub.HasListeners)
        {
            return;
        }

        var query = StateQuery.Where("open", true).Take(1000) with { Fields = ["version"] };
        var open = (await services.State.FindAsync(StateTable.Runs, query, cancellationToken))
            .ToDictionary(run => run["_id"].AsString, run => run["version"].TryGetInt64(out var version) ? version : 0,
                StringComparer.Ordinal);
        var changed = open.Where(run => !_known.TryGetValue(run.Key, out var known) || known.Version != run.Value).Select(run => run.Key);
        foreach (var id in changed.Concat(_known.Keys.Where(id => !open.ContainsKey(id))).ToList())
        {
            await TellAsync(id, cancellationToken);
        }

        await TellPausesAsync(cancellationToken);
        await TellAuditAsync(cancellationToken);
    }

    private async Task TellAsync(string id, CancellationToken cancellationToken)
    {
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        var run = await _runs.GetAsync(new RunKey(id[..slash], id[(slash + 1)..]), cancellationToken);
        _known.Remove(id, out var before);
        if (run is null)
        {
            return;
        }

        if (before is null || before.State != run.State)
        {
            hub.Publish("run", new RunEventShape(
                run.Key.DagId, run.Key.RunId, StateNames.Of(run.State), AirflowMap.TypeOf(run.Type), run.LogicalDate, run.StartedAt,
                run.EndedAt));
        }

        foreach (var task in run.Tasks.Values)
        {
            if (before?.Find(task.Key) is not { } past || past.State != task.State || past.TryNumber != task.TryNumber)
            {
                hub.Publish("task", new TaskEventShape(
                    run.Key.DagId, run.Key.RunId, task.Key.TaskId, task.Key.MapIndex, task.TryNumber, AirflowMap.StateOf(task.State)));
            }
        }

        if (run.IsOpen)
        {
            _known[id] = run;
        }
    }

    private async Task TellPausesAsync(CancellationToken cancellationToken)
    {
        foreach (var record in await new DagTable(services.State).ListAsync(cancellationToken))
        {
            if (_paused.TryGetValue(record.Id, out var before) && before != record.IsPaused)
            {
                hub.Publish("dag", new DagEventShape(record.Id, record.IsPaused));
            }

            _paused[record.Id] = record.IsPaused;
        }
    }

    private async Task TellAuditAsync(CancellationToken cancellationToken)
    {
        var newest = await _audit.ListAsync(StateQuery.All.NewestFirst("at").Take(50), cancellationToken);
        foreach (var entry in newest.Where(entry => _lastAudit >= 0 && entry.Number > _lastAudit).Reverse())
        {
            hub.Publish("audit", OverviewEndpoints.Shape(entry));
        }

        _lastAudit = newest.Count > 0 ? Math.Max(_lastAudit, newest[0].Number) : Math.Max(_lastAudit, 0);
    }
}
