namespace Millrace.Server.Analyses.Shapes;

/// <summary>Users of an area, a random part of them when there are more than asked for.</summary>
/// <param name="UpdatedAt">When the views were.</param>
/// <param name="Users">How many are there; about so many when it is a sample.</param>
/// <param name="IsSample">Whether these are a part.</param>
/// <param name="Points">The users, by id.</param>
internal sealed record PointsAnswer(
    DateTimeOffset? UpdatedAt, long Users, bool IsSample, IReadOnlyList<GeoUserShape> Points);
