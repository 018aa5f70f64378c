using Millrace.Orchestration;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.State;
using Millrace.Server.Airflow;
using Millrace.Server.Hosting;
using Millrace.Server.Pages.Shapes;

namespace Millrace.Server.Pages;

/// <summary>What the DAGs' pages need in one request each: cards, grid, calendar, parameters, the runs that unpausing makes, live
/// logs.</summary>
internal static class DagPageEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/dags/summary", SummaryAsync);
        api.MapGet("/dags/{dagId}/grid", GridAsync);
        api.MapGet("/dags/{dagId}/params", (string dagId, RunReader reader) => DagCards.ParamsOf(reader.Dag(dagId)));
        api.MapGet("/dags/{dagId}/calendar", CalendarAsync);
        api.MapGet("/dags/{dagId}/unpause-preview", PreviewAsync);
    }

    private static async Task<DagList> SummaryAsync(
        RunReader reader, DagCards cards, DagTable table, WebServerServices services, int? limit, int? offset, string? search, string? tag,
        bool? paused, CancellationToken cancellationToken)
    {
        var known = (await table.ListAsync(cancellationToken)).ToDictionary(record => record.Id, StringComparer.Ordinal);
        var all = reader.Dags.All.Select(dag => (Dag: dag, Record: known.GetValueOrDefault(dag.Id)
            ?? DagTable.First(dag, services.Time.GetUtcNow()))).ToList();
        var found = all.Where(item => Matches(item.Dag, search) && (string.IsNullOrEmpty(tag) || item.Dag.Tags.Contains(tag))
            && (paused is null || item.Record.IsPaused == paused)).ToList();
        var page = Paging.Of(limit, offset).Cut(found);
        return new DagList(
            await Task.WhenAll(page.Select(item => cards.CardAsync(item.Dag, item.Record, cancellationToken))), found.Count, all.Count,
            all.Count(item => item.Record.IsPaused),
            [.. all.SelectMany(item => item.Dag.Tags).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    private static bool Matches(Dag dag, string? search) => string.IsNullOrWhiteSpace(search)
        || new[] { dag.Id, dag.Description, dag.Owner }.Concat(dag.Tags)
            .Any(text => text.Contains(search.Trim(), StringComparison.OrdinalIgnoreCase));

    private static async Task<DagGrid> GridAsync(
        string dagId, int? limit, string? before, RunReader reader, OrchestratorClient client, CancellationToken cancellationToken)
    {
        var dag = reader.Dag(dagId);
        var query = StateQuery.Where("dagId", dagId).NewestFirst("logicalDate").Take(Math.Clamp(limit ?? 25, 1, 200));
        if (!string.IsNullOrEmpty(before))
        {
            var last = await reader.RunAsync(dagId, before, cancellationToken);
            query = query.And("logicalDate", StateOperator.LessThan, last.LogicalDate);
        }

        var runs = await client.Runs.FindAsync(query, cancellationToken);
        return new DagGrid(
            [.. dag.Tasks.Select(task => new GridTask(
                task.Id, task.Id, task.Kind == TaskKind.Mapped, task.Upstream, TriggerRuleName.Of(task.TriggerRule)))],
            [.. runs.Select(run => new GridRun(
                run.Key.RunId, StateNames.Of(run.State), AirflowMap.TypeOf(run.Type), run.LogicalDate, run.Interval.Start, run.Interval.End,
                run.QueuedAt, run.StartedAt, run.EndedAt, run.Note.Length > 0 ? run.Note : null, CellsOf(run)))]);
    }

    private static Dictionary<string, GridCell> CellsOf(DagRun run) => run.Tasks.Values
        .GroupBy(instance => instance.Key.TaskId, StringComparer.Ordinal)
        .ToDictionary(
            task => task.Key,
            task =>
            {
                var items = task.ToList();
                return new GridCell(
                    AirflowMap.StateOf(TaskSum.StateOf(items)), items.Max(item => item.TryNumber), items.Min(item => item.StartedAt),
                    TaskSum.EndOf(items), TaskSum.ItemsOf(items));
            },
            StringComparer.Ordinal);

    private static async Task<IReadOnlyList<CalendarDay>> CalendarAsync(
        string dagId, int? year, RunReader reader, RunCalendar calendar, WebServerServices services, CancellationToken cancellationToken)
    {
        reader.Dag(dagId);
        var asked = year ?? services.Time.GetUtcNow().Year;
        if (asked is < 1970 or > 9998)
        {
            throw ApiException.Invalid("year", $"{asked} is no year that runs can have.");
        }

        return await calendar.YearAsync(dagId, asked, cancellationToken);
    }

    private static async Task<UnpausePreview> PreviewAsync(
        string dagId, RunReader reader, OrchestratorClient client, CancellationToken cancellationToken)
    {
        reader.Dag(dagId);
        var planned = await client.PreviewUnpauseAsync(dagId, cancellationToken);
        return new UnpausePreview(
            [.. planned.Take(100).Select(interval => new PlannedRun(interval.Start, interval.Start, interval.End))], planned.Count);
    }
}
