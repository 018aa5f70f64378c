using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Groups;

/// <summary>The answer to JoinGroup.</summary>
internal sealed record JoinResult(ErrorCode Error)
{
    public string MemberId { get; init; } = "";

    public int Generation { get; init; } = -1;

    public string? ProtocolType { get; init; }

    public string? Protocol { get; init; }

    public string LeaderId { get; init; } = "";

    /// <summary>Whether the member leads but keeps the assignments there are.</summary>
    public bool SkipAssignment { get; init; }

    /// <summary>All members, for the leader; empty for the others.</summary>
    public IReadOnlyList<GroupMember> Members { get; init; } = [];
}
