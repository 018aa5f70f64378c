namespace Millrace.Server.Pages.Shapes;

/// <summary>How far a group is behind.</summary>
internal sealed record GroupEventShape(string Group, long Lag, double LagSeconds);
