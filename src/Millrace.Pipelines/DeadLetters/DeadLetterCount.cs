namespace Millrace.Pipelines.DeadLetters;

/// <summary>The dead letters of one stage and reason.</summary>
/// <param name="Stage">The stage that gave up.</param>
/// <param name="Reason">Why.</param>
/// <param name="Total">Those in the topic.</param>
/// <param name="Open">Those that were not replayed.</param>
public sealed record DeadLetterCount(string Stage, string Reason, long Total, long Open);
