namespace Millrace.Embedded.Kafka.Groups;

/// <summary>What the passing of time does to a group.</summary>
internal static class TimeRules
{
    public static void Tick(GroupDecision decision)
    {
        foreach (var (memberId, deadline) in decision.State.Pending)
        {
            if (deadline <= decision.Now)
                decision.Emit(new GroupEvent.PendingRemoved(memberId));
        }

        foreach (var member in decision.State.Members.Where(member => !member.IsWaiting && member.SessionDeadline <= decision.Now))
            MembershipRules.Remove(decision, member);
        if (decision.State.Phase == GroupPhase.CompletingRebalance && decision.State.PhaseDeadline <= decision.Now)
            RemoveThoseWhoDidNotSync(decision);
        if (decision.State.Phase == GroupPhase.PreparingRebalance && decision.State.PhaseDeadline <= decision.Now)
            RebalanceRules.Complete(decision);
        else
            RebalanceRules.TryComplete(decision);
    }

    /// <summary>When the next tick is due, <see cref="long.MaxValue"/> if none is.</summary>
    public static long NextDeadline(GroupState state, long now)
    {
        var next = state.Pending.Values.DefaultIfEmpty(long.MaxValue).Min();
        foreach (var member in state.Members)
        {
            if (!member.IsWaiting)
                next = Math.Min(next, member.SessionDeadline);
        }

        if (state.Phase is GroupPhase.PreparingRebalance or GroupPhase.CompletingRebalance)
            next = Math.Min(next, state.PhaseDeadline);
        return state.Phase == GroupPhase.PreparingRebalance && state.NotBefore > now ? Math.Min(next, state.NotBefore) : next;
    }

    private static void RemoveThoseWhoDidNotSync(GroupDecision decision)
    {
        foreach (var member in decision.State.Members.Where(member => member.SyncTicket is null))
            MembershipRules.Remove(decision, member);
    }
}
