namespace Millrace.Server.Streams.Shapes;

/// <summary>What a replay did, or would do.</summary>
internal sealed record ReplayResult(
    bool DryRun,
    string Through,
    long Selected,
    long AlreadyReplayed,
    long Refused,
    long Open,
    long Sent,
    long Stored,
    long Duplicates,
    long FailedAgain,
    long NotSent,
    string? Reason);
