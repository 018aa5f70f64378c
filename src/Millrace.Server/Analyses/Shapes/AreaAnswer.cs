namespace Millrace.Server.Analyses.Shapes;

/// <summary>The users of an area: how many, who, and a page of them.</summary>
internal sealed record AreaAnswer(
    DateTimeOffset? UpdatedAt, long Total, double? AverageAge, IReadOnlyList<GenderShare> Genders,
    IReadOnlyList<NationalityShare> Nationalities, IReadOnlyList<AgeBandShape> Ages, IReadOnlyList<GeoUserShape> Items);
