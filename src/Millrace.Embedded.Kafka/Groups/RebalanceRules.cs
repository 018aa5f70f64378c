using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Groups;

/// <summary>How a rebalance begins and how it completes.</summary>
internal static class RebalanceRules
{
    /// <summary>Begins a rebalance, or goes on with the one that runs, after the members have changed.</summary>
    public static void MembersChanged(GroupDecision decision)
    {
        if (decision.State.Phase == GroupPhase.PreparingRebalance)
            TryComplete(decision);
        else
            Prepare(decision);
    }

    /// <summary>Asks all members to join again.</summary>
    public static void Prepare(GroupDecision decision)
    {
        foreach (var member in decision.State.Members.Where(member => member.SyncTicket is not null))
        {
            decision.Answer(member.SyncTicket!.Value, new SyncResult(ErrorCode.REBALANCE_IN_PROGRESS));
            decision.Emit(new GroupEvent.MemberChanged(member.HeardAt(decision.Now) with { SyncTicket = null }));
        }

        var delay = decision.State.Phase == GroupPhase.Empty ? decision.Limits.InitialRebalanceDelayMs : 0;
        decision.Emit(new GroupEvent.RebalanceStarted(decision.Now + RebalanceTimeout(decision.State), decision.Now + delay));
        TryComplete(decision);
    }

    /// <summary>Completes a rebalance if everyone who is expected has joined.</summary>
    public static void TryComplete(GroupDecision decision)
    {
        var state = decision.State;
        if (state.Phase == GroupPhase.PreparingRebalance
            && decision.Now >= state.NotBefore
            && state.Pending.IsEmpty
            && state.Members.All(member => member.JoinTicket is not null))
        {
            Complete(decision);
        }
    }

    /// <summary>Completes a rebalance with those who have joined. Static members keep their place even if they have not.</summary>
    public static void Complete(GroupDecision decision)
    {
        foreach (var laggard in decision.State.Members.Where(member => member is { JoinTicket: null, InstanceId: null }))
            decision.Emit(new GroupEvent.MemberRemoved(laggard.MemberId));
        if (decision.State.Members.IsEmpty)
        {
            decision.Emit(new GroupEvent.Emptied());
            decision.Persist();
            return;
        }

        if (!ElectLeader(decision))
        {
            // Only static members, none of them back yet: wait for one, until their sessions end.
            decision.Emit(new GroupEvent.RebalanceStarted(decision.Now + RebalanceTimeout(decision.State), decision.Now));
            return;
        }

        var joined = decision.State.Members.Where(member => member.JoinTicket is not null).ToList();
        var deadline = decision.Now + RebalanceTimeout(decision.State);
        decision.Emit(new GroupEvent.GenerationStarted(SelectProtocol(decision.State), decision.Now, deadline));
        foreach (var member in joined)
            decision.Answer(member.JoinTicket!.Value, CurrentGeneration(decision.State, member.MemberId));
    }

    /// <summary>The answer to a member that is part of the current generation.</summary>
    public static JoinResult CurrentGeneration(GroupState state, string memberId) => new(ErrorCode.NONE)
    {
        MemberId = memberId,
        Generation = state.Generation,
        ProtocolType = state.ProtocolType,
        Protocol = state.Protocol,
        LeaderId = state.LeaderId ?? "",
        Members = state.LeaderId == memberId ? state.Members : [],
    };

    /// <summary>Each member votes for its first protocol that all others know too; the most votes win.</summary>
    public static string SelectProtocol(GroupState state) =>
        state.Members
            .Select(member => member.Protocols.First(protocol => state.Members.TrueForAll(other => other.Knows(protocol.Name))).Name)
            .GroupBy(name => name)
            .MaxBy(votes => votes.Count())!.Key;

    /// <summary>Whether a joining member shares the group's type and a protocol with all other members.</summary>
    public static bool Supports(GroupState state, GroupCommand.Join join)
    {
        var others = state.Members.RemoveAll(member => member.MemberId == join.MemberId || IsSameInstance(member, join));
        if (join.ProtocolType.Length == 0 || join.Protocols.IsEmpty)
            return false;
        return others.IsEmpty
            || (join.ProtocolType == state.ProtocolType
                && join.Protocols.Any(protocol => others.TrueForAll(other => other.Knows(protocol.Name))));
    }

    private static bool IsSameInstance(GroupMember member, GroupCommand.Join join) =>
        join.InstanceId is not null && member.InstanceId == join.InstanceId;

    private static bool ElectLeader(GroupDecision decision)
    {
        var state = decision.State;
        if (state.LeaderId is not null && state.Member(state.LeaderId)?.JoinTicket is not null)
            return true;
        if (state.Members.Find(member => member.JoinTicket is not null) is not { } next)
            return false;
        decision.Emit(new GroupEvent.LeaderElected(next.MemberId));
        return true;
    }

    private static int RebalanceTimeout(GroupState state) =>
        state.Members.Select(member => member.RebalanceTimeoutMs).DefaultIfEmpty(0).Max();
}
