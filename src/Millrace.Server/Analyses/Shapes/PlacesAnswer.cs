namespace Millrace.Server.Analyses.Shapes;

/// <summary>Places of a level; shares are of all of them.</summary>
internal sealed record PlacesAnswer(
    DateTimeOffset? UpdatedAt, string Source, IReadOnlyList<PlaceShape> Items, int Total, long Users, bool IsCut);
