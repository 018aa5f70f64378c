namespace Millrace.Embedded.Kafka.Groups;

/// <summary>
/// The group coordinator's rules as a pure function of a group's state, a command and the time. The same input gives the same decision,
/// and applying the decision's events to the state gives the decision's state.
/// </summary>
internal static class GroupMachine
{
    public static GroupDecision Decide(GroupState state, GroupCommand command, long now, GroupLimits limits)
    {
        var decision = new GroupDecision(state, now, limits);
        switch (command)
        {
            case GroupCommand.Join join:
                JoinRules.Join(decision, join);
                break;
            case GroupCommand.Sync sync:
                SyncRules.Sync(decision, sync);
                break;
            case GroupCommand.Heartbeat heartbeat:
                decision.Answer(MembershipRules.Heartbeat(decision, heartbeat));
                break;
            case GroupCommand.Leave leave:
                decision.Answer(MembershipRules.Leave(decision, leave));
                break;
            case GroupCommand.Commit commit:
                decision.Answer(MembershipRules.Commit(decision, commit));
                break;
            case GroupCommand.Abandon abandon:
                MembershipRules.Abandon(decision, abandon.Ticket);
                break;
            case GroupCommand.Tick:
                TimeRules.Tick(decision);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(command));
        }

        return decision;
    }
}
