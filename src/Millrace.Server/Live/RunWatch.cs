using Millrace.Bson;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.State;
using Millrace.Server.Airflow;
using Millrace.Server.Hosting;
using Millrace.Server.Pages;
using Millrace.Server.Pages.Shapes;

namespace Millrace.Server.Live;

/// <summary>
/// Sees what becomes of runs and backfills, in whatever process, and tells it to the hub: by the version of those that are open, and of
/// runs that have just ended, for a run may begin and end between two looks.
/// </summary>
internal sealed class RunWatch(WebServerServices services, EventHub hub, TimedCache cache, ILogger<RunWatch> logger)
    : BackgroundLoop(TimeSpan.FromMilliseconds(500), services.Time, logger)
{
    // Another process's clock may be behind, and what it writes comes later than the time in it.
    private static readonly TimeSpan JustNow = TimeSpan.FromSeconds(10);

    private readonly RunTable _runs = new(services.State);
    private readonly AuditTable _audit = new(services.State);
    private readonly Dictionary<string, DagRun> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Version, string DagId)> _backfills = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _paused = new(StringComparer.Ordinal);
    private Dictionary<string, long> _ended = [];
    private long _lastAudit = -1;

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        if (!hub.HasListeners)
        {
            // Who listens first is told of all that have just ended: a run may end after the page was drawn and before the first look.
            _ended = [];
            return;
        }

        var open = await VersionsAsync(StateQuery.Where("open", true), cancellationToken);
        var ended = await VersionsAsync(
            StateQuery.All.And("endedAt", StateOperator.AtLeast, services.Time.GetUtcNow() - JustNow).NewestFirst("endedAt"),
            cancellationToken);
        var changed = open.Where(run => !_known.TryGetValue(run.Key, out var known) || known.Version != run.Value)
            .Concat(ended.Where(run => _ended.GetValueOrDefault(run.Key, -1) != run.Value))
            .Select(run => run.Key)
            .Concat(_known.Keys.Where(id => !open.ContainsKey(id)))
            .ToHashSet(StringComparer.Ordinal);
        if (changed.Count > 0)
        {
            cache.Forget(RunReader.CountsKey);
        }

        foreach (var id in changed)
        {
            await TellAsync(id, cancellationToken);
        }

        _ended = ended;
        await TellBackfillsAsync(cancellationToken);
        await TellPausesAsync(cancellationToken);
        await TellAuditAsync(cancellationToken);
    }

    private async Task<Dictionary<string, long>> VersionsAsync(StateQuery query, CancellationToken cancellationToken) =>
        (await services.State.FindAsync(StateTable.Runs, query.Take(1000) with { Fields = ["version"] }, cancellationToken))
            .ToDictionary(run => run["_id"].AsString, VersionOf, StringComparer.Ordinal);

    private static long VersionOf(BsonDocument document) => document["version"].TryGetInt64(out var version) ? version : 0;

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

    private async Task TellBackfillsAsync(CancellationToken cancellationToken)
    {
        var query = StateQuery.Where("open", true).Take(1000) with { Fields = ["version", "dagId"] };
        var open = (await services.State.FindAsync(StateTable.Backfills, query, cancellationToken)).ToDictionary(
            backfill => backfill["_id"].AsString, backfill => (Version: VersionOf(backfill), DagId: backfill["dagId"].AsString),
            StringComparer.Ordinal);
        foreach (var (id, (_, dagId)) in open.Where(backfill => _backfills.GetValueOrDefault(backfill.Key) != backfill.Value)
            .Concat(_backfills.Where(backfill => !open.ContainsKey(backfill.Key))).ToList())
        {
            hub.Publish("backfill", new BackfillEventShape(dagId, id));
        }

        _backfills.Clear();
        foreach (var (id, backfill) in open)
        {
            _backfills[id] = backfill;
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
