using System.Collections.Immutable;

namespace Millrace.Embedded.Kafka.Groups;

/// <summary>The state of one group: immutable, changed only by <see cref="Apply"/>.</summary>
internal sealed record GroupState
{
    public required string GroupId { get; init; }

    public GroupPhase Phase { get; init; } = GroupPhase.Empty;

    /// <summary>Counts the assignments of this group; a member that names an older one has missed a rebalance.</summary>
    public int Generation { get; init; }

    /// <summary>What kind of group it is: "consumer", "connect", ...</summary>
    public string? ProtocolType { get; init; }

    /// <summary>The protocol of the current generation.</summary>
    public string? Protocol { get; init; }

    public string? LeaderId { get; init; }

    /// <summary>Members in the order they joined.</summary>
    public ImmutableList<GroupMember> Members { get; init; } = [];

    /// <summary>Ids given out to members that have not joined with them, and until when they may.</summary>
    public ImmutableDictionary<string, long> Pending { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>When a rebalance completes, or the wait for the members' SyncGroup ends, with whoever is there.</summary>
    public long PhaseDeadline { get; init; }

    /// <summary>When a rebalance may complete at the earliest.</summary>
    public long NotBefore { get; init; }

    public GroupMember? Member(string memberId) => Members.Find(member => member.MemberId == memberId);

    public GroupMember? StaticMember(string instanceId) => Members.Find(member => member.InstanceId == instanceId);

    public GroupState Apply(GroupEvent happened) => happened switch
    {
        GroupEvent.PendingAdded e => this with { Pending = Pending.SetItem(e.MemberId, e.Deadline) },
        GroupEvent.PendingRemoved e => this with { Pending = Pending.Remove(e.MemberId) },
        GroupEvent.MemberAdded e => this with
        {
            Members = Members.Add(e.Member),
            LeaderId = LeaderId ?? e.Member.MemberId,
            ProtocolType = e.ProtocolType,
        },
        GroupEvent.MemberChanged e => this with { Members = Replace(e.Member.MemberId, e.Member) },
        GroupEvent.MemberReplaced e => this with
        {
            Members = Replace(e.OldMemberId, e.Member),
            LeaderId = LeaderId == e.OldMemberId ? e.Member.MemberId : LeaderId,
        },
        GroupEvent.MemberRemoved e => Without(e.MemberId),
        GroupEvent.LeaderElected e => this with { LeaderId = e.MemberId },
        GroupEvent.RebalanceStarted e => this with
        {
            Phase = GroupPhase.PreparingRebalance,
            PhaseDeadline = e.Deadline,
            NotBefore = e.NotBefore,
        },
        GroupEvent.GenerationStarted e => Begin(e),
        GroupEvent.Assigned e => Assign(e),
        GroupEvent.Emptied => this with { Phase = GroupPhase.Empty, Generation = Generation + 1, Protocol = null, LeaderId = null },
        _ => throw new ArgumentOutOfRangeException(nameof(happened)),
    };

    private GroupState Begin(GroupEvent.GenerationStarted e) => this with
    {
        Phase = GroupPhase.CompletingRebalance,
        Generation = Generation + 1,
        Protocol = e.Protocol,
        PhaseDeadline = e.Deadline,
        Members = Members.ConvertAll(member => (member.JoinTicket is null ? member : member.HeardAt(e.Now)) with
        {
            JoinTicket = null,
            Assignment = ReadOnlyMemory<byte>.Empty,
        }),
    };

    private GroupState Assign(GroupEvent.Assigned e) => this with
    {
        Phase = GroupPhase.Stable,
        Members = Members.ConvertAll(member => (member.SyncTicket is null ? member : member.HeardAt(e.Now)) with
        {
            SyncTicket = null,
            Assignment = e.Assignments.GetValueOrDefault(member.MemberId),
        }),
    };

    private GroupState Without(string memberId)
    {
        var members = Members.RemoveAll(member => member.MemberId == memberId);
        return this with { Members = members, LeaderId = LeaderId == memberId ? members.FirstOrDefault()?.MemberId : LeaderId };
    }

    private ImmutableList<GroupMember> Replace(string memberId, GroupMember with)
    {
        var index = Members.FindIndex(member => member.MemberId == memberId);
        return Members.SetItem(index, with);
    }
}
