namespace Millrace.Server.Streams.Shapes;

/// <summary>Which dead letters to replay: those at the places, or all that the rest admits; through <c>topic</c> or
/// <c>loader</c>.</summary>
internal sealed record ReplayBody(
    IReadOnlyList<LetterPlace>? Places,
    string? Reason,
    string? Stage,
    string? Key,
    string? Search,
    DateTimeOffset? From,
    DateTimeOffset? To,
    string? Through,
    bool DryRun = false);
