namespace Millrace.Pipelines.Load;

/// <summary>How a loader run ended.</summary>
/// <param name="Statistics">The final counts.</param>
/// <param name="Elapsed">How long the run took.</param>
/// <param name="CaughtUp">True when it ended because everything was loaded, false when it was cancelled.</param>
public sealed record LoadReport(LoadStatistics Statistics, TimeSpan Elapsed, bool CaughtUp);
