using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Groups;

/// <summary>
/// One entry of the group journal, in the encoding of the wire. Which fields count depends on the kind; a later entry overrides an
/// earlier one with the same key.
/// </summary>
internal sealed class JournalEntry : IWireStruct
{
    public sbyte KindNumber;
    public string GroupId = "";
    public string Topic = "";
    public int Partition;
    public long Offset = -1;
    public int LeaderEpoch = -1;
    public string? Metadata;
    public int Generation;
    public string? ProtocolType;
    public string? Protocol;
    public string? LeaderId;
    public List<MemberEntry> Members = [];

    /// <summary>What an entry says. The numbers are part of the file format.</summary>
    public enum JournalKind : sbyte
    {
        OffsetCommitted = 1,
        OffsetDeleted = 2,
        GroupSaved = 3,
        GroupDeleted = 4,
    }

    public JournalKind Kind
    {
        get => (JournalKind)KindNumber;
        init => KindNumber = (sbyte)value;
    }

    public static JournalEntry Committed(string groupId, TopicPartition partition, CommittedOffset offset) => new()
    {
        Kind = JournalKind.OffsetCommitted,
        GroupId = groupId,
        Topic = partition.Topic,
        Partition = partition.Partition,
        Offset = offset.Offset,
        LeaderEpoch = offset.LeaderEpoch,
        Metadata = offset.Metadata,
    };

    public static JournalEntry Deleted(string groupId, TopicPartition partition) => new()
    {
        Kind = JournalKind.OffsetDeleted,
        GroupId = groupId,
        Topic = partition.Topic,
        Partition = partition.Partition,
    };

    public static JournalEntry Deleted(string groupId) => new() { Kind = JournalKind.GroupDeleted, GroupId = groupId };

    /// <summary>The durable part of a group: its last complete generation, without what waits or is being negotiated.</summary>
    public static JournalEntry Saved(GroupState state) => new()
    {
        Kind = JournalKind.GroupSaved,
        GroupId = state.GroupId,
        Generation = state.Generation,
        ProtocolType = state.ProtocolType,
        Protocol = state.Protocol,
        LeaderId = state.LeaderId,
        Members = [.. state.Members.Select(MemberEntry.Of)],
    };

    public GroupState ToState(long now) => new()
    {
        GroupId = GroupId,
        Phase = Members.Count == 0 ? GroupPhase.Empty : GroupPhase.Stable,
        Generation = Generation,
        ProtocolType = ProtocolType,
        Protocol = Protocol,
        LeaderId = LeaderId,
        Members = [.. Members.Select(member => member.ToMember().HeardAt(now))],
    };

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        wire.Int8(ref KindNumber);
        wire.String(ref GroupId);
        if (Kind is JournalKind.OffsetCommitted or JournalKind.OffsetDeleted)
        {
            wire.String(ref Topic);
            wire.Int32(ref Partition);
        }

        if (Kind == JournalKind.OffsetCommitted)
        {
            wire.Int64(ref Offset);
            wire.Int32(ref LeaderEpoch);
            wire.NullableString(ref Metadata);
        }

        if (Kind == JournalKind.GroupSaved)
        {
            wire.Int32(ref Generation);
            wire.NullableString(ref ProtocolType);
            wire.NullableString(ref Protocol);
            wire.NullableString(ref LeaderId);
            wire.Array(ref Members);
        }

        wire.Tags();
    }

    internal sealed class MemberEntry : IWireStruct
    {
        public string MemberId = "";
        public string? InstanceId;
        public string ClientId = "";
        public string ClientHost = "";
        public int SessionTimeoutMs;
        public int RebalanceTimeoutMs;
        public List<ProtocolEntry> Protocols = [];
        public ReadOnlyMemory<byte> Assignment;

        public static MemberEntry Of(GroupMember member) => new()
        {
            MemberId = member.MemberId,
            InstanceId = member.InstanceId,
            ClientId = member.ClientId,
            ClientHost = member.ClientHost,
            SessionTimeoutMs = member.SessionTimeoutMs,
            RebalanceTimeoutMs = member.RebalanceTimeoutMs,
            Protocols = [.. member.Protocols.Select(protocol => new ProtocolEntry { Name = protocol.Name, Metadata = protocol.Metadata })],
            Assignment = member.Assignment,
        };

        public GroupMember ToMember() => new()
        {
            MemberId = MemberId,
            InstanceId = InstanceId,
            ClientId = ClientId,
            ClientHost = ClientHost,
            SessionTimeoutMs = SessionTimeoutMs,
            RebalanceTimeoutMs = RebalanceTimeoutMs,
            Protocols = [.. Protocols.Select(protocol => new MemberProtocol(protocol.Name, protocol.Metadata))],
            Assignment = Assignment,
        };

        void IWireStruct.Visit<TWire>(ref TWire wire)
        {
            wire.String(ref MemberId);
            wire.NullableString(ref InstanceId);
            wire.String(ref ClientId);
            wire.String(ref ClientHost);
            wire.Int32(ref SessionTimeoutMs);
            wire.Int32(ref RebalanceTimeoutMs);
            wire.Array(ref Protocols);
            wire.Bytes(ref Assignment);
            wire.Tags();
        }

        internal sealed class ProtocolEntry : IWireStruct
        {
            public string Name = "";
            public ReadOnlyMemory<byte> Metadata;

            void IWireStruct.Visit<TWire>(ref TWire wire)
            {
                wire.String(ref Name);
                wire.Bytes(ref Metadata);
                wire.Tags();
            }
        }
    }
}
