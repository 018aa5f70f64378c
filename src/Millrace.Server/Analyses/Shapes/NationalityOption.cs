namespace Millrace.Server.Analyses.Shapes;

/// <summary>A nationality that users can have, with all its users.</summary>
internal sealed record NationalityOption(
    string National, string? Country, long Users);
