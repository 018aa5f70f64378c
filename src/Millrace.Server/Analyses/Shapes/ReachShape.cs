namespace Millrace.Server.Analyses.Shapes;

/// <summary>The moment of the UTC day at which the most users are in the local hours asked for.</summary>
internal sealed record ReachShape(
    int Minute, string Time, long Users, double Share);
