namespace Millrace.Pipelines.Extract;

/// <summary>How an extractor run ended.</summary>
/// <param name="RunId">The run's id, as in the records' headers.</param>
/// <param name="Statistics">The final counts.</param>
/// <param name="Elapsed">How long the run took.</param>
/// <param name="Interrupted">True when the run was cancelled before its window ended; what it had fetched was delivered.</param>
public sealed record ExtractReport(string RunId, ExtractStatistics Statistics, TimeSpan Elapsed, bool Interrupted);
