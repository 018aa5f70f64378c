using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Groups;

/// <summary>SyncGroup: the leader hands in the assignments, and every member gets its own.</summary>
internal static class SyncRules
{
    public static void Sync(GroupDecision decision, GroupCommand.Sync sync)
    {
        var error = Check(decision, sync);
        if (error != ErrorCode.NONE)
            decision.Answer(sync.Ticket, new SyncResult(error));
        else if (decision.State.Phase == GroupPhase.CompletingRebalance)
            Wait(decision, sync);
        else
            AnswerStable(decision, sync);
    }

    private static ErrorCode Check(GroupDecision decision, GroupCommand.Sync sync)
    {
        var state = decision.State;
        var error = decision.Validate(sync.MemberId, sync.InstanceId, sync.Generation);
        if (error != ErrorCode.NONE)
            return error;
        if ((sync.ProtocolType ?? state.ProtocolType) != state.ProtocolType || (sync.Protocol ?? state.Protocol) != state.Protocol)
            return ErrorCode.INCONSISTENT_GROUP_PROTOCOL;
        return state.Phase == GroupPhase.PreparingRebalance ? ErrorCode.REBALANCE_IN_PROGRESS : ErrorCode.NONE;
    }

    private static void Wait(GroupDecision decision, GroupCommand.Sync sync)
    {
        var member = decision.State.Member(sync.MemberId)!;
        if (member.SyncTicket is { } earlier)
            decision.Answer(earlier, new SyncResult(ErrorCode.REBALANCE_IN_PROGRESS));
        decision.Emit(new GroupEvent.MemberChanged(member.HeardAt(decision.Now) with { SyncTicket = sync.Ticket }));
        if (decision.State.LeaderId != member.MemberId)
            return;
        var waiting = decision.State.Members.Where(other => other.SyncTicket is not null).ToList();
        decision.Emit(new GroupEvent.Assigned(sync.Assignments, decision.Now));
        decision.Persist();
        foreach (var other in waiting)
            decision.Answer(other.SyncTicket!.Value, Assignment(decision.State, other.MemberId));
    }

    private static void AnswerStable(GroupDecision decision, GroupCommand.Sync sync)
    {
        decision.Hear(sync.MemberId);
        decision.Answer(sync.Ticket, Assignment(decision.State, sync.MemberId));
    }

    private static SyncResult Assignment(GroupState state, string memberId) => new(ErrorCode.NONE)
    {
        ProtocolType = state.ProtocolType,
        Protocol = state.Protocol,
        Assignment = state.Member(memberId)!.Assignment,
    };
}
