namespace Millrace.Server.Streams.Shapes;

/// <summary>Where a group is in a partition.</summary>
internal sealed record GroupPlace(
    string Topic,
    int Partition,
    long? Committed,
    long Start,
    long End,
    long Lag,
    double LagSeconds,
    string? MemberId);
