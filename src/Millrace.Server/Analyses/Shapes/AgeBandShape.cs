namespace Millrace.Server.Analyses.Shapes;

/// <summary>The users of ten years of age; without a beginning, of unknown age.</summary>
internal sealed record AgeBandShape(
    int? AgeFrom, string AgeBand, long Users);
