using Millrace.Embedded.Kafka.Groups;
using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Tests.Groups;

/// <summary>
/// Random members that join, sync, hang, vanish and leave at random moments. Whatever happens, the group's invariants hold, and once the
/// trouble ends the members that are left come to a stable generation in which each has an assignment.
/// </summary>
public sealed class GroupSimulationTests
{
    private const int Steps = 400;

    public static TheoryData<int> Seeds() => [1, 2, 3, 4, 5, Environment.TickCount];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_group_always_comes_to_rest(int seed)
    {
        var simulation = new Simulation(seed);
        for (var step = 0; step < Steps; step++)
            simulation.Step();
        simulation.ComeToRest();
    }

    private sealed class Simulation(int seed)
    {
        private readonly Random _random = new(seed);
        private readonly GroupHarness _group = new();
        private readonly List<Actor> _actors = [];
        private int _nextId;

        public void Step()
        {
            _group.Now += _random.Next(1, 1500);
            if (TimeRules.NextDeadline(_group.State, _group.Now) <= _group.Now)
                _group.Tick(_group.Now);
            switch (_random.Next(12))
            {
                case 0 when _actors.Count < 8:
                    _actors.Add(new Actor(_random.Next(3) == 0 ? $"static-{_nextId++}" : null));
                    break;
                case 1 when _actors.Count > 0:
                    Vanish(Pick());
                    break;
                case 2 when _actors.Count > 0:
                    Leave(Pick());
                    break;
                default:
                    if (_actors.Count > 0)
                        Act(Pick());
                    break;
            }

            CheckInvariants();
        }

        public void ComeToRest()
        {
            for (var round = 0; round < 200; round++)
            {
                _group.Now += 500;
                if (TimeRules.NextDeadline(_group.State, _group.Now) <= _group.Now)
                    _group.Tick(_group.Now);
                foreach (var actor in _actors)
                    Act(actor);
                CheckInvariants();
            }

            var context = $"seed {seed}";
            Assert.True(_group.State.Phase == (_actors.Count == 0 ? GroupPhase.Empty : GroupPhase.Stable), context);
            Assert.True(_group.State.Members.Count == _actors.Count, context);
            Assert.True(_group.State.Pending.IsEmpty, context);
            Assert.True(_group.State.Members.TrueForAll(member => member.Assignment.Length == 1), context);
        }

        private Actor Pick() => _actors[_random.Next(_actors.Count)];

        /// <summary>Does what a client does next, as far as its last answer allows.</summary>
        private void Act(Actor actor)
        {
            if (actor.JoinTicket is { } join)
            {
                if (_group.Joined(join) is { } joined)
                    actor.HandleJoined(joined);
            }
            else if (actor.SyncTicket is { } sync)
            {
                if (_group.Synced(sync) is { } synced)
                    actor.HandleSynced(synced.Error);
            }
            else if (actor.IsInGeneration && !actor.HasAssignment)
            {
                actor.SyncTicket = _group.Sync(actor.MemberId, actor.Work());
            }
            else if (actor.IsInGeneration)
            {
                actor.HandleHeartbeat(_group.Heartbeat(actor.MemberId, actor.Generation, actor.InstanceId));
            }
            else
            {
                var newId = $"m{_nextId++}";
                actor.JoinTicket = _group.Join(actor.MemberId, newId, actor.InstanceId, version: 5);
            }
        }

        private void Vanish(Actor actor)
        {
            foreach (var ticket in new[] { actor.JoinTicket, actor.SyncTicket })
            {
                if (ticket is { } waiting)
                    _group.Run(new GroupCommand.Abandon(waiting));
            }

            _actors.Remove(actor);
        }

        private void Leave(Actor actor)
        {
            if (actor.MemberId.Length > 0)
                _group.Run(new GroupCommand.Leave(actor.MemberId, null));
            _actors.Remove(actor);
        }

        private void CheckInvariants()
        {
            var state = _group.State;
            var context = $"seed {seed}";
            Assert.True(state.Members.DistinctBy(member => member.MemberId).Count() == state.Members.Count, context);
            Assert.True(state.Members.IsEmpty || state.LeaderId is not null, context);
            Assert.True(state.LeaderId is null || state.Members.IsEmpty || state.Member(state.LeaderId) is not null, context);
            Assert.True(state.Phase != GroupPhase.Empty || state.Members.IsEmpty, context);
            var isPreparing = state.Phase == GroupPhase.PreparingRebalance;
            Assert.True(isPreparing || !state.Members.Exists(member => member.JoinTicket is not null), context);
            var isCompleting = state.Phase == GroupPhase.CompletingRebalance;
            Assert.True(isCompleting || !state.Members.Exists(member => member.SyncTicket is not null), context);
        }
    }

    private sealed class Actor(string? instanceId)
    {
        private JoinResult? _joined;

        public string? InstanceId => instanceId;

        public string MemberId { get; private set; } = "";

        public long? JoinTicket { get; set; }

        public long? SyncTicket { get; set; }

        public bool HasAssignment { get; private set; }

        public bool IsInGeneration => _joined is not null;

        public int Generation => _joined?.Generation ?? -1;

        public void HandleJoined(JoinResult result)
        {
            JoinTicket = null;
            switch (result.Error)
            {
                case ErrorCode.NONE:
                    (MemberId, _joined) = (result.MemberId, result);
                    break;
                case ErrorCode.MEMBER_ID_REQUIRED:
                    MemberId = result.MemberId;
                    break;
                default:
                    Forget(result.Error);
                    break;
            }
        }

        public void HandleSynced(ErrorCode error)
        {
            SyncTicket = null;
            HasAssignment = error == ErrorCode.NONE;
            if (error != ErrorCode.NONE)
                Forget(error);
        }

        public void HandleHeartbeat(ErrorCode error)
        {
            if (error != ErrorCode.NONE)
                Forget(error);
        }

        public (string MemberId, byte Work)[] Work() => [.. _joined!.Members.Select((member, i) => (member.MemberId, (byte)i))];

        private void Forget(ErrorCode error)
        {
            (_joined, HasAssignment) = (null, false);
            if (error is ErrorCode.UNKNOWN_MEMBER_ID or ErrorCode.FENCED_INSTANCE_ID)
                MemberId = "";
        }
    }
}
