namespace Millrace.Server.Analyses.Shapes;

/// <summary>What the filters of analyses can be set to.</summary>
internal sealed record AnalysisOptions(
    DateTimeOffset? UpdatedAt, IReadOnlyList<NationalityOption> Nationalities, DateTimeOffset? FirstRegisteredAt,
    DateTimeOffset? LastRegisteredAt, DateTimeOffset? LastExtractedAt);
