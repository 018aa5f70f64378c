namespace Millrace.Embedded.Kafka.Groups;

/// <summary>Where a group stands, under the names that DescribeGroups reports.</summary>
internal enum GroupPhase
{
    /// <summary>No members; offsets may be committed from outside.</summary>
    Empty,

    /// <summary>Members are asked to join again.</summary>
    PreparingRebalance,

    /// <summary>A generation has begun and waits for its leader's assignments.</summary>
    CompletingRebalance,

    /// <summary>Every member has its assignment.</summary>
    Stable,
}
