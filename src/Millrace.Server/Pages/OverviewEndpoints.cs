using System.Globalization;
using Millrace.Orchestration;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.State;
using Millrace.Server.Airflow;
using Millrace.Server.Hosting;
using Millrace.Server.Live;
using Millrace.Server.Pages.Shapes;

namespace Millrace.Server.Pages;

/// <summary>The first page, the pipeline and its history, and what happens now as server-sent events.</summary>
internal static class OverviewEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/overview", OverviewAsync);
        api.MapGet("/pipelines", (PipelineSampler sampler) => new PageOf<PipelineStatus>([sampler.Status], 1));
        api.MapGet("/pipelines/{name}", (string name, PipelineSampler sampler) => Find(name, sampler));
        api.MapGet("/pipelines/{name}/history", (string name, int? minutes, int? points, PipelineSampler sampler) =>
        {
            Find(name, sampler);
            var span = TimeSpan.FromMinutes(Math.Clamp(minutes ?? 60, 1, 60));
            return new PipelineHistory(sampler.Step.TotalSeconds, sampler.History(span, Math.Clamp(points ?? 720, 2, 3600)));
        });
        api.MapGet("/events", EventsAsync);
    }

    public static EventShape Shape(AuditEntry entry) => new(
        entry.Number, entry.At, entry.What, entry.By, entry.DagId.Length > 0 ? entry.DagId : null,
        entry.RunId.Length > 0 ? entry.RunId : null, null, entry.Detail.Length > 0 ? entry.Detail : null);

    private static PipelineStatus Find(string name, PipelineSampler sampler) => sampler.Status is var status && status.Name == name
        ? status
        : throw ApiException.NotFound($"There is no pipeline '{name}'; there is '{status.Name}'.");

    private static async Task<Overview> OverviewAsync(
        PipelineSampler sampler, RunReader reader, OrchestratorClient client, AuditTable audit, WebServerServices services,
        CancellationToken cancellationToken)
    {
        var now = services.Time.GetUtcNow();
        // Cut to the minute, so that the counts can be kept for a moment.
        var yesterday = now.AddDays(-1).AddSeconds(-now.Second).AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        Task<long> Count(RunState state) => reader.CountAsync(
            StateQuery.Where("state", StateNames.Of(state)).And("logicalDate", StateOperator.AtLeast, yesterday));
        var recent = await client.Runs.FindAsync(StateQuery.All.NewestFirst("logicalDate").Take(20), cancellationToken);
        var open = await services.State.FindAsync(
            StateTable.Runs, StateQuery.Where("open", true).Take(1000) with { Fields = ["dagId"] }, cancellationToken);
        var records = await new DagTable(services.State).ListAsync(cancellationToken);
        var known = records.Where(record => client.Dags.Find(record.Id) is not null).ToList();
        var status = sampler.Status;
        return new Overview(
            now,
            status,
            services.Dags,
            new DagCounts(client.Dags.All.Count, known.Count(record => record.IsPaused),
                open.Select(run => run.TextOf("dagId")).Distinct().Count()),
            new RunCounts(await Count(RunState.Queued), await Count(RunState.Running),
                await Count(RunState.Success), await Count(RunState.Failed)),
            new LetterCounts(status.DeadLettersOpen, status.Stages.FirstOrDefault(stage => stage.Stage == "topic")?.Errors),
            [.. recent.Select(Shape)],
            [.. (await audit.ListAsync(StateQuery.All.NewestFirst("at").Take(20), cancellationToken)).Select(Shape)]);
    }

    private static RecentRun Shape(DagRun run) => new(
        run.Key.DagId, run.Key.RunId, StateNames.Of(run.State), AirflowMap.TypeOf(run.Type), run.LogicalDate, run.StartedAt, run.EndedAt,
        AirflowMap.Duration(run.StartedAt, run.EndedAt));

    private static async Task EventsAsync(HttpContext context, EventHub hub, PipelineSampler sampler, TimeProvider time)
    {
        long? after = long.TryParse(context.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;
        EventStream.Begin(context);
        using var stopping = context.EndsWithServer();
        var channel = hub.Join(after);
        try
        {
            var first = System.Text.Json.JsonSerializer.Serialize(sampler.Status, ApiJson.Options);
            await EventStream.WriteAsync(context, null, "pipeline", first, stopping.Token);
            await EventStream.WriteHeartbeatAsync(context, stopping.Token);
            while (true)
            {
                using var heartbeat = new CancellationTokenSource(EventStream.Heartbeat, time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token, heartbeat.Token);
                try
                {
                    await channel.Reader.WaitToReadAsync(either.Token);
                }
                catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
                {
                    await EventStream.WriteHeartbeatAsync(context, stopping.Token);
                    continue;
                }

                while (channel.Reader.TryRead(out var item))
                {
                    await EventStream.WriteAsync(context, item.Id, item.Name, item.Json, stopping.Token);
                }

                await context.Response.Body.FlushAsync(stopping.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed or the server stops.
        }
        finally
        {
            hub.Leave(channel);
        }
    }
}
