namespace Millrace.Server.Analyses.Shapes;

/// <summary>Users of an area, a random part of them when there are more than asked for.</summary>
internal sealed record PointsAnswer(
    DateTimeOffset? UpdatedAt, long Users, bool IsSample, IReadOnlyList<GeoUserShape> Points);
