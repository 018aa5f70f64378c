namespace Millrace.Server.Analyses.Shapes;

/// <summary>A band of the age pyramid; the one without a beginning is of unknown ages.</summary>
internal sealed record PyramidBand(
    int? AgeFrom, int? AgeTo, string AgeBand, long Male, long Female, long Other);
