namespace Millrace.Server.Analyses.Shapes;

/// <summary>Who the users are.</summary>
internal sealed record DemographicsAnswer(
    DateTimeOffset? UpdatedAt, string Source, long Users, double? AverageAge, IReadOnlyList<GenderShare> Genders,
    IReadOnlyList<NationalityShare> Nationalities, IReadOnlyList<PyramidBand> Pyramid);
