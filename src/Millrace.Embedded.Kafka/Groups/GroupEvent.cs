using System.Collections.Immutable;

namespace Millrace.Embedded.Kafka.Groups;

/// <summary>A change of a group's state; <see cref="GroupState.Apply"/> is the only place where it takes effect.</summary>
internal abstract record GroupEvent
{
    /// <summary>A new dynamic member was told its id and has yet to join with it.</summary>
    public sealed record PendingAdded(string MemberId, long Deadline) : GroupEvent;

    public sealed record PendingRemoved(string MemberId) : GroupEvent;

    public sealed record MemberAdded(GroupMember Member, string ProtocolType) : GroupEvent;

    public sealed record MemberChanged(GroupMember Member) : GroupEvent;

    /// <summary>A static member came back under a new id and takes the place of its old self.</summary>
    public sealed record MemberReplaced(string OldMemberId, GroupMember Member) : GroupEvent;

    public sealed record MemberRemoved(string MemberId) : GroupEvent;

    public sealed record LeaderElected(string MemberId) : GroupEvent;

    /// <summary>Members have until the deadline to join; completion waits in any case until <paramref name="NotBefore"/>.</summary>
    public sealed record RebalanceStarted(long Deadline, long NotBefore) : GroupEvent;

    /// <summary>All who joined form the next generation; they have until the deadline to ask for their assignments.</summary>
    public sealed record GenerationStarted(string Protocol, long Now, long Deadline) : GroupEvent;

    /// <summary>The leader's assignments arrived, and every member's waiting SyncGroup was answered.</summary>
    public sealed record Assigned(ImmutableDictionary<string, ReadOnlyMemory<byte>> Assignments, long Now) : GroupEvent;

    public sealed record Emptied : GroupEvent;
}
