namespace Millrace.Server.Analyses.Shapes;

/// <summary>A quarter of an hour of the UTC day: users by the part of their day, and those in the local hours asked for.</summary>
internal sealed record DaySlot(
    int Minute, string Time, long Morning, long Working, long Evening, long Sleeping, long Reached);
