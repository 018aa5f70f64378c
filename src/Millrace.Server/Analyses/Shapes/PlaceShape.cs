namespace Millrace.Server.Analyses.Shapes;

/// <summary>A country, state or city.</summary>
internal sealed record PlaceShape(
    string National, string? Country, string? State, string? City, long Users, double Share, long Male, long Female, double? AverageAge);
