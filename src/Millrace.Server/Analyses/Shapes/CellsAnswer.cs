namespace Millrace.Server.Analyses.Shapes;

/// <summary>The density grid of an area: cells that touch it, densest first.</summary>
internal sealed record CellsAnswer(
    DateTimeOffset? UpdatedAt, string Source, int Precision, long Users, IReadOnlyList<CellShape> Cells);
