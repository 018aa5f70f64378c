using Millrace.Embedded.Kafka.Groups;
using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Tests.Groups;

/// <summary>Drives the state machine by hand, with a clock that a test moves, and collects the answers.</summary>
internal sealed class GroupHarness
{
    private static readonly GroupLimits Limits =
        new(MaxSize: 100, MinSessionTimeoutMs: 100, MaxSessionTimeoutMs: 100_000, InitialRebalanceDelayMs: 0);

    private readonly Dictionary<long, JoinResult> _joins = [];
    private readonly Dictionary<long, SyncResult> _syncs = [];
    private long _tickets;

    public GroupState State { get; private set; } = new() { GroupId = "g" };

    public long Now { get; set; } = 1000;

    public int Persisted { get; private set; }

    public ErrorCode Run(GroupCommand command)
    {
        var decision = GroupMachine.Decide(State, command, Now, Limits);
        Assert.Equal(decision.State, decision.Events.Aggregate(State, (state, happened) => state.Apply(happened)), StatesAreEqual);
        State = decision.State;
        var answer = ErrorCode.NONE;
        foreach (var effect in decision.Effects)
        {
            switch (effect)
            {
                case GroupEffect.Answer own:
                    answer = own.Error;
                    break;
                case GroupEffect.AnswerJoin join:
                    _joins.Add(join.Ticket, join.Result);
                    break;
                case GroupEffect.AnswerSync sync:
                    _syncs.Add(sync.Ticket, sync.Result);
                    break;
                case GroupEffect.Persist:
                    Persisted++;
                    break;
            }
        }

        return answer;
    }

    public long Join(
        string memberId, string newId = "", string? instanceId = null, byte metadata = 1, string[]? protocols = null, short version = 3)
    {
        Run(new GroupCommand.Join
        {
            Ticket = ++_tickets,
            MemberId = memberId,
            NewMemberId = newId,
            InstanceId = instanceId,
            SessionTimeoutMs = 10_000,
            RebalanceTimeoutMs = 30_000,
            ProtocolType = "consumer",
            Protocols = [.. (protocols ?? ["range"]).Select(name => new MemberProtocol(name, new[] { metadata }))],
            RequiresKnownMemberId = version >= 4,
            SupportsSkippingAssignment = version >= 9,
        });
        return _tickets;
    }

    public long Sync(string memberId, params (string MemberId, byte Work)[] assignments)
    {
        Run(new GroupCommand.Sync
        {
            Ticket = ++_tickets,
            MemberId = memberId,
            Generation = State.Generation,
            Assignments = System.Collections.Immutable.ImmutableDictionary.CreateRange(
                assignments.Select(a => KeyValuePair.Create(a.MemberId, new ReadOnlyMemory<byte>([a.Work])))),
        });
        return _tickets;
    }

    public ErrorCode Heartbeat(string memberId, int? generation = null, string? instanceId = null) =>
        Run(new GroupCommand.Heartbeat(memberId, instanceId, generation ?? State.Generation));

    public void Tick(long atMs)
    {
        Now = atMs;
        Run(new GroupCommand.Tick());
    }

    public JoinResult? Joined(long ticket) => _joins.GetValueOrDefault(ticket);

    public SyncResult? Synced(long ticket) => _syncs.GetValueOrDefault(ticket);

    /// <summary>Brings members "a" (the leader), "b", ... to a stable generation.</summary>
    public void Stabilise(params string[] members)
    {
        foreach (var member in members)
            Join("", member);
        foreach (var member in State.Members.Where(member => member.JoinTicket is null).ToList())
            Join(member.MemberId);
        foreach (var member in members.Skip(1))
            Sync(member);
        Sync(members[0], [.. members.Select((member, i) => (member, (byte)i))]);
        Assert.Equal(GroupPhase.Stable, State.Phase);
    }

    private static bool StatesAreEqual(GroupState one, GroupState other) =>
        one with { Members = [], Pending = other.Pending } == other with { Members = [] }
        && one.Members.SequenceEqual(other.Members)
        && one.Pending.OrderBy(pair => pair.Key).SequenceEqual(other.Pending.OrderBy(pair => pair.Key));
}
