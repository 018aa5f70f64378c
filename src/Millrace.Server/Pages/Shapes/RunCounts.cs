namespace Millrace.Server.Pages.Shapes;

/// <summary>Runs by state.</summary>
internal sealed record RunCounts(long Queued, long Running, long Success, long Failed);
