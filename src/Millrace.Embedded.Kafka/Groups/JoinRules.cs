using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Groups;

/// <summary>JoinGroup: new members, members that join again, and static members that come back.</summary>
internal static class JoinRules
{
    public static void Join(GroupDecision decision, GroupCommand.Join join)
    {
        var error = Check(decision, join);
        if (error != ErrorCode.NONE)
            decision.Answer(join.Ticket, new JoinResult(error) { MemberId = join.MemberId });
        else if (join.MemberId.Length == 0)
            JoinWithoutId(decision, join);
        else if (decision.State.Pending.ContainsKey(join.MemberId))
            Add(decision, join, join.MemberId);
        else
            Rejoin(decision, join, decision.State.Member(join.MemberId)!);
    }

    private static ErrorCode Check(GroupDecision decision, GroupCommand.Join join)
    {
        var (state, limits) = (decision.State, decision.Limits);
        if (join.SessionTimeoutMs < limits.MinSessionTimeoutMs || join.SessionTimeoutMs > limits.MaxSessionTimeoutMs)
            return ErrorCode.INVALID_SESSION_TIMEOUT;
        var isPending = state.Pending.ContainsKey(join.MemberId);
        if (join.MemberId.Length > 0 && !isPending)
        {
            var error = decision.Validate(join.MemberId, join.InstanceId);
            if (error != ErrorCode.NONE)
                return error;
        }

        if (!RebalanceRules.Supports(state, join))
            return ErrorCode.INCONSISTENT_GROUP_PROTOCOL;
        var isNew = join.MemberId.Length == 0 && (join.InstanceId is null || state.StaticMember(join.InstanceId) is null);
        return isNew && state.Members.Count + state.Pending.Count >= limits.MaxSize ? ErrorCode.GROUP_MAX_SIZE_REACHED : ErrorCode.NONE;
    }

    private static void JoinWithoutId(GroupDecision decision, GroupCommand.Join join)
    {
        if (join.InstanceId is not null && decision.State.StaticMember(join.InstanceId) is { } former)
        {
            Replace(decision, join, former);
        }
        else if (join.InstanceId is null && join.RequiresKnownMemberId)
        {
            decision.Emit(new GroupEvent.PendingAdded(join.NewMemberId, decision.Now + join.SessionTimeoutMs));
            decision.Answer(join.Ticket, new JoinResult(ErrorCode.MEMBER_ID_REQUIRED) { MemberId = join.NewMemberId });
        }
        else
        {
            Add(decision, join, join.NewMemberId);
        }
    }

    private static void Add(GroupDecision decision, GroupCommand.Join join, string memberId)
    {
        if (decision.State.Pending.ContainsKey(memberId))
            decision.Emit(new GroupEvent.PendingRemoved(memberId));
        decision.Emit(new GroupEvent.MemberAdded(Waiting(decision, join, memberId), join.ProtocolType));
        RebalanceRules.MembersChanged(decision);
    }

    private static void Rejoin(GroupDecision decision, GroupCommand.Join join, GroupMember member)
    {
        var state = decision.State;
        var isUnchanged = MemberProtocol.SameList(member.Protocols, join.Protocols);
        if ((state.Phase == GroupPhase.CompletingRebalance && isUnchanged)
            || (state.Phase == GroupPhase.Stable && isUnchanged && state.LeaderId != member.MemberId))
        {
            decision.Hear(member.MemberId);
            decision.Answer(join.Ticket, RebalanceRules.CurrentGeneration(decision.State, member.MemberId));
            return;
        }

        // A client that asks again has given up on the request that waited.
        decision.AnswerWaiting(member, ErrorCode.REBALANCE_IN_PROGRESS);
        decision.Emit(new GroupEvent.MemberChanged(Waiting(decision, join, member.MemberId) with { Assignment = member.Assignment }));
        RebalanceRules.MembersChanged(decision);
    }

    private static void Replace(GroupDecision decision, GroupCommand.Join join, GroupMember former)
    {
        var formerLeader = decision.State.LeaderId ?? "";
        decision.AnswerWaiting(former, ErrorCode.FENCED_INSTANCE_ID);
        var member = Waiting(decision, join, join.NewMemberId) with { Assignment = former.Assignment };
        var wasStable = decision.State.Phase == GroupPhase.Stable;
        decision.Emit(new GroupEvent.MemberReplaced(former.MemberId, member));
        if (!wasStable || RebalanceRules.SelectProtocol(decision.State) != decision.State.Protocol)
        {
            RebalanceRules.MembersChanged(decision);
            return;
        }

        decision.Emit(new GroupEvent.MemberChanged(member with { JoinTicket = null }));
        decision.Persist();
        var result = RebalanceRules.CurrentGeneration(decision.State, member.MemberId);
        decision.Answer(join.Ticket, join.SupportsSkippingAssignment
            ? result with { SkipAssignment = result.LeaderId == member.MemberId }

            // An older client told that it leads would assign anew; under its former id it does not recognise itself.
            : result with { LeaderId = formerLeader, Members = [] });
    }

    private static GroupMember Waiting(GroupDecision decision, GroupCommand.Join join, string memberId) => new()
    {
        MemberId = memberId,
        InstanceId = join.InstanceId,
        ClientId = join.ClientId,
        ClientHost = join.ClientHost,
        SessionTimeoutMs = join.SessionTimeoutMs,
        RebalanceTimeoutMs = join.RebalanceTimeoutMs > 0 ? join.RebalanceTimeoutMs : join.SessionTimeoutMs,
        Protocols = join.Protocols,
        SessionDeadline = decision.Now + join.SessionTimeoutMs,
        JoinTicket = join.Ticket,
    };
}
