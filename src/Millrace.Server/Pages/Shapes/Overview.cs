namespace Millrace.Server.Pages.Shapes;

/// <summary>The first page.</summary>
internal sealed record Overview(
    DateTimeOffset Time,
    PipelineStatus Pipeline,
    PipelineDagNames? PipelineDags,
    DagCounts Dags,
    RunCounts Runs,
    LetterCounts DeadLetters,
    IReadOnlyList<RecentRun> RecentRuns,
    IReadOnlyList<EventShape> Events);
