namespace Millrace.Server.Analyses.Shapes;

/// <summary>A user and where he or she is.</summary>
internal sealed record GeoUserShape(
    string EventId, string? Name, string? Gender, int? Age, string? National, string? City, string? State, string? Country,
    double Longitude, double Latitude, double? DistanceKm);
