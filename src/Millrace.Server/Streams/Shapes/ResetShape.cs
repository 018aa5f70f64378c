namespace Millrace.Server.Streams.Shapes;

/// <summary>What a reset changed, or would change.</summary>
internal sealed record ResetShape(
    string Group,
    string Topic,
    bool DryRun,
    IReadOnlyList<ResetRow> Partitions);
