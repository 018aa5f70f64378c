namespace Millrace.Server.Analyses.Shapes;

/// <summary>The users of a gender; null is unknown.</summary>
internal sealed record GenderShare(
    string? Gender, long Users, double Share, double? AverageAge);
