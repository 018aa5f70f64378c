namespace Millrace.Server.Pages.Shapes;

/// <summary>The pipeline now.</summary>
internal sealed record PipelineStatus(
    string Name,
    IReadOnlyList<StageStatus> Stages,
    IReadOnlyList<PartStatus> Parts,
    long? DeadLettersOpen);
