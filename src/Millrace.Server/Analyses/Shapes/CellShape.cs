namespace Millrace.Server.Analyses.Shapes;

/// <summary>A cell of the density grid.</summary>
internal sealed record CellShape(
    string Geohash, double West, double South, double East, double North, long Users);
