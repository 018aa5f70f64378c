using Microsoft.AspNetCore.Mvc;
using Millrace.Bson;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.State;
using Millrace.Server.Airflow.Shapes;
using Millrace.Server.Hosting;

namespace Millrace.Server.Airflow;

/// <summary>The filters of a list of runs, as they stand in the query.</summary>
internal sealed record RunFilters
{
    [FromQuery(Name = "limit")]
    public int? Limit { get; init; }

    [FromQuery(Name = "offset")]
    public int? Offset { get; init; }

    [FromQuery(Name = "order_by")]
    public string[]? OrderBy { get; init; }

    [FromQuery(Name = "state")]
    public string[]? State { get; init; }

    [FromQuery(Name = "run_type")]
    public string[]? RunType { get; init; }

    [FromQuery(Name = "dag_id_pattern")]
    public string? DagIdPattern { get; init; }

    [FromQuery(Name = "run_id_pattern")]
    public string? RunIdPattern { get; init; }

    [FromQuery(Name = "logical_date_gte")]
    public DateTimeOffset? LogicalDateGte { get; init; }

    [FromQuery(Name = "logical_date_gt")]
    public DateTimeOffset? LogicalDateGt { get; init; }

    [FromQuery(Name = "logical_date_lte")]
    public DateTimeOffset? LogicalDateLte { get; init; }

    [FromQuery(Name = "logical_date_lt")]
    public DateTimeOffset? LogicalDateLt { get; init; }

    [FromQuery(Name = "run_after_gte")]
    public DateTimeOffset? RunAfterGte { get; init; }

    [FromQuery(Name = "run_after_gt")]
    public DateTimeOffset? RunAfterGt { get; init; }

    [FromQuery(Name = "run_after_lte")]
    public DateTimeOffset? RunAfterLte { get; init; }

    [FromQuery(Name = "run_after_lt")]
    public DateTimeOffset? RunAfterLt { get; init; }

    [FromQuery(Name = "start_date_gte")]
    public DateTimeOffset? StartDateGte { get; init; }

    [FromQuery(Name = "start_date_gt")]
    public DateTimeOffset? StartDateGt { get; init; }

    [FromQuery(Name = "start_date_lte")]
    public DateTimeOffset? StartDateLte { get; init; }

    [FromQuery(Name = "start_date_lt")]
    public DateTimeOffset? StartDateLt { get; init; }

    [FromQuery(Name = "end_date_gte")]
    public DateTimeOffset? EndDateGte { get; init; }

    [FromQuery(Name = "end_date_gt")]
    public DateTimeOffset? EndDateGt { get; init; }

    [FromQuery(Name = "end_date_lte")]
    public DateTimeOffset? EndDateLte { get; init; }

    [FromQuery(Name = "end_date_lt")]
    public DateTimeOffset? EndDateLt { get; init; }

    public static RunFilters Of(DagRunsBatchBody body) => new()
    {
        Limit = body.PageLimit,
        Offset = body.PageOffset,
        OrderBy = body.OrderBy?.ToArray(),
        State = body.States?.OfType<string>().ToArray(),
        LogicalDateGte = body.LogicalDateGte,
        LogicalDateGt = body.LogicalDateGt,
        LogicalDateLte = body.LogicalDateLte,
        LogicalDateLt = body.LogicalDateLt,
        RunAfterGte = body.RunAfterGte,
        RunAfterGt = body.RunAfterGt,
        RunAfterLte = body.RunAfterLte,
        RunAfterLt = body.RunAfterLt,
        StartDateGte = body.StartDateGte,
        StartDateGt = body.StartDateGt,
        StartDateLte = body.StartDateLte,
        StartDateLt = body.StartDateLt,
        EndDateGte = body.EndDateGte,
        EndDateGt = body.EndDateGt,
        EndDateLte = body.EndDateLte,
        EndDateLt = body.EndDateLt,
    };

    /// <summary>The query to the runs' table, without a page.</summary>
    /// <param name="dagIds">Only runs of these DAGs; null for all.</param>
    public StateQuery ToQuery(IReadOnlyList<string>? dagIds)
    {
        var query = dagIds switch
        {
            null => StateQuery.All,
            [var only] => StateQuery.Where("dagId", only),
            _ => StateQuery.All.And("dagId", StateOperator.In, Texts(dagIds)),
        };
        query = In(query, "state", State, name => StateNames.ToRunState(name) is null ? null : name);
        query = In(query, "type", RunType, name => AirflowMap.ToType(name) is { } type ? StateNames.Of(type) : null);
        query = Between(query, "logicalDate", LogicalDateGte, LogicalDateGt, LogicalDateLte, LogicalDateLt);
        // What a run comes after is not kept; its logical date is in the same order.
        query = Between(query, "intervalEnd", RunAfterGte, RunAfterGt, RunAfterLte, RunAfterLt);
        query = Between(query, "startedAt", StartDateGte, StartDateGt, StartDateLte, StartDateLt);
        query = Between(query, "endedAt", EndDateGte, EndDateGt, EndDateLte, EndDateLt);
        query = string.IsNullOrEmpty(RunIdPattern) || RunIdPattern == "~"
            ? query
            : query.And("runId", StateOperator.Matches, LikePattern.ToRegex(RunIdPattern));
        return Order(query);
    }

    private static BsonArray Texts(IEnumerable<string> texts) => new(texts.Select(text => (BsonValue)text));

    private static StateQuery In(StateQuery query, string field, string[]? names, Func<string, string?> read)
    {
        if (names is not { Length: > 0 })
        {
            return query;
        }

        var values = names.Select(name => read(name) ?? throw ApiException.Invalid(field, $"'{name}' is no {field} of a run.")).ToList();
        return values is [var only] ? query.And(field, only) : query.And(field, StateOperator.In, Texts(values));
    }

    private static StateQuery Between(
        StateQuery query, string field, DateTimeOffset? gte, DateTimeOffset? gt, DateTimeOffset? lte, DateTimeOffset? lt)
    {
        query = gte is { } atLeast ? query.And(field, StateOperator.AtLeast, atLeast) : query;
        query = gt is { } above ? query.And(field, StateOperator.MoreThan, above) : query;
        // Milliseconds are the finest that is kept.
        query = lte is { } atMost ? query.And(field, StateOperator.LessThan, atMost.AddMilliseconds(1)) : query;
        return lt is { } below ? query.And(field, StateOperator.LessThan, below) : query;
    }

    private StateQuery Order(StateQuery query)
    {
        var asked = OrderBy?.FirstOrDefault(text => text.Length > 0) ?? "-logical_date";
        var field = asked.TrimStart('-', '+') switch
        {
            "id" or "logical_date" or "run_after" or "queued_at" or "updated_at" or "data_interval_start" or "data_interval_end" =>
                "logicalDate",
            "start_date" => "startedAt",
            "end_date" => "endedAt",
            "state" => "state",
            "dag_id" => "dagId",
            "run_id" or "dag_run_id" => "runId",
            var unknown => throw new ApiException(StatusCodes.Status400BadRequest,
                $"Ordering with '{unknown}' is disallowed or the attribute does not exist on the model"),
        };
        return asked.StartsWith('-') ? query.NewestFirst(field) : query.Ascending(field);
    }
}
