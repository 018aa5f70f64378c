namespace Millrace.Server.Analyses.Shapes;

/// <summary>The users of a nationality.</summary>
internal sealed record NationalityShare(
    string National, string? Country, long Users, double Share, long Male, long Female, double? AverageAge);
