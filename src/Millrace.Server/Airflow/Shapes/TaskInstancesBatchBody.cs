namespace Millrace.Server.Airflow.Shapes;

/// <summary>Filters of tasks of runs.</summary>
internal sealed record TaskInstancesBatchBody(
    IReadOnlyList<string>? OrderBy,
    int? PageOffset,
    int? PageLimit,
    IReadOnlyList<string>? DagIds,
    IReadOnlyList<string>? DagRunIds,
    IReadOnlyList<string>? TaskIds,
    IReadOnlyList<string?>? State,
    IReadOnlyList<string>? Pool,
    DateTimeOffset? LogicalDateGte,
    DateTimeOffset? LogicalDateGt,
    DateTimeOffset? LogicalDateLte,
    DateTimeOffset? LogicalDateLt,
    DateTimeOffset? RunAfterGte,
    DateTimeOffset? RunAfterGt,
    DateTimeOffset? RunAfterLte,
    DateTimeOffset? RunAfterLt,
    DateTimeOffset? StartDateGte,
    DateTimeOffset? StartDateGt,
    DateTimeOffset? StartDateLte,
    DateTimeOffset? StartDateLt,
    DateTimeOffset? EndDateGte,
    DateTimeOffset? EndDateGt,
    DateTimeOffset? EndDateLte,
    DateTimeOffset? EndDateLt);
