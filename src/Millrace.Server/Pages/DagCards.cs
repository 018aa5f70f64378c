using System.Globalization;
using System.Text.Json.Nodes;
using Millrace.Bson;
using Millrace.Orchestration;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.State;
using Millrace.Server.Airflow;
using Millrace.Server.Hosting;
using Millrace.Server.Pages.Shapes;

namespace Millrace.Server.Pages;

/// <summary>DAGs in short: schedule, next run, newest runs, parameters. Thread-safe.</summary>
internal sealed class DagCards(OrchestratorClient client, IStateStore state)
{
    private const int Bars = 20;

    private static readonly string[] BarFields = ["runId", "state", "type", "logicalDate", "startedAt", "endedAt"];

    public async Task<DagSummary> CardAsync(Dag dag, DagRecord record, CancellationToken cancellationToken)
    {
        var next = await client.NextAsync(dag.Id, 1, cancellationToken);
        var isWaiting = record.IsPaused && (await client.PreviewUnpauseAsync(dag.Id, cancellationToken)).Count > 0;
        return new DagSummary(
            dag.Id, dag.Description.Length > 0 ? dag.Description : null, dag.Tags, AirflowMap.OwnersOf(dag), record.IsPaused,
            ScheduleText.Of(dag.Schedule),
            next is [var interval] ? new NextRun(interval.Start, interval.Start, interval.End, interval.End) : null,
            await BarsAsync(dag.Id, Bars, cancellationToken), ParamsOf(dag), isWaiting);
    }

    /// <summary>The newest runs, oldest first, without their tasks.</summary>
    public async Task<IReadOnlyList<RunBar>> BarsAsync(string dagId, int count, CancellationToken cancellationToken)
    {
        var query = StateQuery.Where("dagId", dagId).NewestFirst("logicalDate").Take(count) with { Fields = BarFields };
        var runs = await state.FindAsync(StateTable.Runs, query, cancellationToken);
        return [.. runs.Reverse().Select(BarOf)];
    }

    public static IReadOnlyList<ParamShape> ParamsOf(Dag dag) =>
    [
        .. dag.Params.Select(param => new ParamShape(
            param.Name, ParamShapes.TypeOf(param), DefaultOf(param), param.Description, param.IsRequired,
            param.Allowed.Count > 0 ? param.Allowed : null, param.Min, param.Max, null,
            param.Type == ParamType.Timestamp ? "date-time" : null)),
    ];

    // An instant as a person writes it, not as Extended JSON does.
    private static JsonNode? DefaultOf(ParamDefinition param) => param.Default.Type == BsonType.DateTime
        ? JsonValue.Create(DateTimeOffset.FromUnixTimeMilliseconds(param.Default.AsDateTimeMs)
            .ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture))
        : ApiJson.NodeOf(param.Default);

    private static RunBar BarOf(BsonDocument run)
    {
        var (started, ended) = (run.TimeOf("startedAt"), run.TimeOf("endedAt"));
        var type = StateNames.ToRunType(run.TextOf("type") ?? "") is { } known ? AirflowMap.TypeOf(known) : "manual";
        return new RunBar(
            run.TextOf("runId") ?? "", run.TextOf("state") ?? "", type, run.TimeOf("logicalDate") ?? default, started, ended,
            AirflowMap.Duration(started, ended));
    }
}
