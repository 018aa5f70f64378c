namespace Millrace.Server.Analyses.Shapes;

/// <summary>The users in a part of their day.</summary>
internal sealed record DayPartShape(
    string Part, long Users, double Share);
