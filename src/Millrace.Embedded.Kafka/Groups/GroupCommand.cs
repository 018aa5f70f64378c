using System.Collections.Immutable;

namespace Millrace.Embedded.Kafka.Groups;

/// <summary>Something a group is asked to do, or told. A ticket names a request whose answer may have to wait.</summary>
internal abstract record GroupCommand
{
    public sealed record Join : GroupCommand
    {
        public required long Ticket { get; init; }

        /// <summary>The member's id, empty if it has none yet.</summary>
        public required string MemberId { get; init; }

        /// <summary>The id it gets in that case.</summary>
        public required string NewMemberId { get; init; }

        public string? InstanceId { get; init; }

        public string ClientId { get; init; } = "";

        public string ClientHost { get; init; } = "";

        public required int SessionTimeoutMs { get; init; }

        public required int RebalanceTimeoutMs { get; init; }

        public required string ProtocolType { get; init; }

        public required ImmutableArray<MemberProtocol> Protocols { get; init; }

        /// <summary>Whether a dynamic member without an id is sent away with one first (JoinGroup 4 and later).</summary>
        public bool RequiresKnownMemberId { get; init; }

        /// <summary>Whether the client understands that it leads without having to assign (JoinGroup 9 and later).</summary>
        public bool SupportsSkippingAssignment { get; init; }
    }

    public sealed record Sync : GroupCommand
    {
        public required long Ticket { get; init; }

        public required string MemberId { get; init; }

        public string? InstanceId { get; init; }

        public required int Generation { get; init; }

        public string? ProtocolType { get; init; }

        public string? Protocol { get; init; }

        public ImmutableDictionary<string, ReadOnlyMemory<byte>> Assignments { get; init; } =
            ImmutableDictionary<string, ReadOnlyMemory<byte>>.Empty;
    }

    public sealed record Heartbeat(string MemberId, string? InstanceId, int Generation) : GroupCommand;

    public sealed record Leave(string MemberId, string? InstanceId) : GroupCommand;

    /// <summary>May this member commit offsets? The offsets themselves are kept beside the state machine.</summary>
    public sealed record Commit(string MemberId, string? InstanceId, int Generation) : GroupCommand;

    /// <summary>The connection on which a request waited is gone.</summary>
    public sealed record Abandon(long Ticket) : GroupCommand;

    /// <summary>Time has passed.</summary>
    public sealed record Tick : GroupCommand;
}
