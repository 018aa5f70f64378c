namespace Millrace.Server.Pages.Shapes;

/// <summary>The next run of a schedule.</summary>
internal sealed record NextRun(
    DateTimeOffset LogicalDate,
    DateTimeOffset DataIntervalStart,
    DateTimeOffset DataIntervalEnd,
    DateTimeOffset RunAfter);
