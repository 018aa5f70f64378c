namespace Millrace.Server.Airflow.Shapes;

/// <summary>Filters of runs.</summary>
internal sealed record DagRunsBatchBody(
    IReadOnlyList<string>? OrderBy,
    int? PageOffset,
    int? PageLimit,
    IReadOnlyList<string>? DagIds,
    IReadOnlyList<string?>? States,
    DateTimeOffset? RunAfterGte,
    DateTimeOffset? RunAfterGt,
    DateTimeOffset? RunAfterLte,
    DateTimeOffset? RunAfterLt,
    DateTimeOffset? LogicalDateGte,
    DateTimeOffset? LogicalDateGt,
    DateTimeOffset? LogicalDateLte,
    DateTimeOffset? LogicalDateLt,
    DateTimeOffset? StartDateGte,
    DateTimeOffset? StartDateGt,
    DateTimeOffset? StartDateLte,
    DateTimeOffset? StartDateLt,
    DateTimeOffset? EndDateGte,
    DateTimeOffset? EndDateGt,
    DateTimeOffset? EndDateLte,
    DateTimeOffset? EndDateLt);
