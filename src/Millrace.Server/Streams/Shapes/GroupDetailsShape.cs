namespace Millrace.Server.Streams.Shapes;

/// <summary>A consumer group.</summary>
internal sealed record GroupDetailsShape(
    string Group,
    string State,
    string Assignor,
    bool IsPaused,
    long Lag,
    double LagSeconds,
    IReadOnlyList<MemberRow> Members,
    IReadOnlyList<GroupPlace> Partitions);
