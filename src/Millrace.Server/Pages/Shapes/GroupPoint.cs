namespace Millrace.Server.Pages.Shapes;

/// <summary>How far a group was behind.</summary>
internal sealed record GroupPoint(DateTimeOffset Time, long Lag, double LagSeconds);
