using System.Text.Json.Nodes;

namespace Millrace.Server.Pages.Shapes;

/// <summary>A run with its tasks. <c>Conf</c> is what it was given, <c>Params</c> what its tasks see.</summary>
internal sealed record RunDetails(
    string DagId,
    string RunId,
    string State,
    string RunType,
    DateTimeOffset LogicalDate,
    DateTimeOffset DataIntervalStart,
    DateTimeOffset DataIntervalEnd,
    DateTimeOffset QueuedAt,
    DateTimeOffset? StartDate,
    DateTimeOffset? EndDate,
    double? DurationSeconds,
    string TriggeredBy,
    string? TriggeringUser,
    string? BackfillId,
    string? Note,
    string? Error,
    JsonNode Conf,
    JsonObject Params,
    IReadOnlyList<RunTask> Tasks);
