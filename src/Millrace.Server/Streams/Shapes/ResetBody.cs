namespace Millrace.Server.Streams.Shapes;

/// <summary>Where a group shall go on: <c>earliest</c>, <c>latest</c>, <c>offset</c> or <c>time</c>. A dry run changes
/// nothing.</summary>
internal sealed record ResetBody(
    string? Topic,
    string? To,
    long? Offset,
    DateTimeOffset? Time,
    int? Partition,
    bool DryRun = false);
