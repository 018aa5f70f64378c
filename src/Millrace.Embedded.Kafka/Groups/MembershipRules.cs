using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Groups;

/// <summary>Heartbeats, leaving, and who may commit offsets.</summary>
internal static class MembershipRules
{
    public static ErrorCode Heartbeat(GroupDecision decision, GroupCommand.Heartbeat heartbeat)
    {
        var error = decision.Validate(heartbeat.MemberId, heartbeat.InstanceId, heartbeat.Generation);
        if (error != ErrorCode.NONE)
            return error;
        decision.Hear(heartbeat.MemberId);
        return decision.State.Phase == GroupPhase.PreparingRebalance ? ErrorCode.REBALANCE_IN_PROGRESS : ErrorCode.NONE;
    }

    public static ErrorCode Leave(GroupDecision decision, GroupCommand.Leave leave)
    {
        if (decision.State.Pending.ContainsKey(leave.MemberId))
        {
            decision.Emit(new GroupEvent.PendingRemoved(leave.MemberId));
            RebalanceRules.TryComplete(decision);
            return ErrorCode.NONE;
        }

        // An administrator removes a static member by its instance id alone.
        var memberId = leave.MemberId.Length == 0 && leave.InstanceId is not null
            ? decision.State.StaticMember(leave.InstanceId)?.MemberId ?? ""
            : leave.MemberId;
        var error = decision.Validate(memberId, leave.InstanceId);
        if (error == ErrorCode.NONE)
            Remove(decision, decision.State.Member(memberId)!);
        return error;
    }

    /// <summary>Removes a member, which the others have to make up for.</summary>
    public static void Remove(GroupDecision decision, GroupMember member)
    {
        decision.AnswerWaiting(member, ErrorCode.UNKNOWN_MEMBER_ID);
        decision.Emit(new GroupEvent.MemberRemoved(member.MemberId));
        RebalanceRules.MembersChanged(decision);
    }

    public static ErrorCode Commit(GroupDecision decision, GroupCommand.Commit commit)
    {
        var isFromOutside = commit is { Generation: < 0, MemberId: "", InstanceId: null };
        if (isFromOutside)
            return decision.State.Phase == GroupPhase.Empty ? ErrorCode.NONE : ErrorCode.UNKNOWN_MEMBER_ID;
        if (decision.State.Members.IsEmpty)
            return commit.Generation >= 0 ? ErrorCode.ILLEGAL_GENERATION : ErrorCode.UNKNOWN_MEMBER_ID;
        var error = decision.Validate(commit.MemberId, commit.InstanceId, commit.Generation);
        if (error != ErrorCode.NONE)
            return error;
        decision.Hear(commit.MemberId);
        return decision.State.Phase == GroupPhase.CompletingRebalance ? ErrorCode.REBALANCE_IN_PROGRESS : ErrorCode.NONE;
    }

    /// <summary>A waiting member's connection is gone: it has one session timeout to come back.</summary>
    public static void Abandon(GroupDecision decision, long ticket)
    {
        if (decision.State.Members.Find(member => member.JoinTicket == ticket || member.SyncTicket == ticket) is { } member)
            decision.Emit(new GroupEvent.MemberChanged(member.HeardAt(decision.Now) with { JoinTicket = null, SyncTicket = null }));
    }
}
