using System.Collections.Immutable;

namespace Millrace.Embedded.Kafka.Groups;

/// <summary>A member of a group. Times are milliseconds of the coordinator's clock.</summary>
internal sealed record GroupMember
{
    public required string MemberId { get; init; }

    /// <summary>The name under which a static member comes back after a restart; null for a dynamic member.</summary>
    public string? InstanceId { get; init; }

    public string ClientId { get; init; } = "";

    public string ClientHost { get; init; } = "";

    public required int SessionTimeoutMs { get; init; }

    public required int RebalanceTimeoutMs { get; init; }

    public required ImmutableArray<MemberProtocol> Protocols { get; init; }

    public ReadOnlyMemory<byte> Assignment { get; init; }

    /// <summary>When the member is given up unless it is heard before. Not in force while it waits for an answer.</summary>
    public long SessionDeadline { get; init; }

    /// <summary>The JoinGroup request that waits for the rebalance to complete.</summary>
    public long? JoinTicket { get; init; }

    /// <summary>The SyncGroup request that waits for the leader's assignments.</summary>
    public long? SyncTicket { get; init; }

    public bool IsWaiting => JoinTicket is not null || SyncTicket is not null;

    /// <summary>The metadata under a protocol; empty if the member does not know it.</summary>
    public ReadOnlyMemory<byte> MetadataOf(string? protocol) =>
        Protocols.FirstOrDefault(known => known.Name == protocol)?.Metadata ?? ReadOnlyMemory<byte>.Empty;

    public bool Knows(string protocol) => Protocols.Any(known => known.Name == protocol);

    public GroupMember HeardAt(long now) => this with { SessionDeadline = now + SessionTimeoutMs };
}
