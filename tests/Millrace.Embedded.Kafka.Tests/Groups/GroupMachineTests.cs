using Millrace.Embedded.Kafka.Groups;
using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Tests.Groups;

public sealed class GroupMachineTests
{
    [Fact]
    public void The_first_member_leads_and_gets_the_list_of_members()
    {
        var group = new GroupHarness();
        var joined = group.Joined(group.Join("", "a"))!;
        Assert.Equal(
            (ErrorCode.NONE, "a", "a", 1, "range"),
            (joined.Error, joined.MemberId, joined.LeaderId, joined.Generation, joined.Protocol));
        Assert.Equal(["a"], joined.Members.Select(member => member.MemberId));
    }

    [Fact]
    public void From_JoinGroup_4_on_a_member_without_an_id_gets_one_and_MEMBER_ID_REQUIRED()
    {
        var group = new GroupHarness();
        var refused = group.Joined(group.Join("", "a", version: 4))!;
        Assert.Equal((ErrorCode.MEMBER_ID_REQUIRED, "a"), (refused.Error, refused.MemberId));
        Assert.Equal(GroupPhase.Empty, group.State.Phase);
        Assert.Equal(ErrorCode.NONE, group.Joined(group.Join("a", version: 4))!.Error);
    }

    [Fact]
    public void A_member_id_that_was_never_given_out_is_UNKNOWN_MEMBER_ID()
    {
        var group = new GroupHarness();
        Assert.Equal(ErrorCode.UNKNOWN_MEMBER_ID, group.Joined(group.Join("made-up"))!.Error);
    }

    [Fact]
    public void A_second_member_rebalances_and_the_first_hears_of_it_in_its_heartbeat()
    {
        var group = new GroupHarness();
        group.Stabilise("a");
        var second = group.Join("", "b");
        Assert.Null(group.Joined(second));
        Assert.Equal(ErrorCode.REBALANCE_IN_PROGRESS, group.Heartbeat("a"));
        var first = group.Join("a");
        Assert.Equal((2, "a"), (group.Joined(first)!.Generation, group.Joined(first)!.LeaderId));
        Assert.Equal(2, group.Joined(first)!.Members.Count);
        Assert.Empty(group.Joined(second)!.Members);
    }

    [Fact]
    public void Followers_wait_for_the_leaders_assignments_and_each_gets_its_own()
    {
        var group = new GroupHarness();
        group.Stabilise("a");
        var b = group.Join("", "b");
        group.Join("a");
        var waiting = group.Sync("b");
        Assert.Null(group.Synced(waiting));
        var leader = group.Sync("a", ("a", 10), ("b", 20));
        Assert.Equal([10], group.Synced(leader)!.Assignment.ToArray());
        Assert.Equal([20], group.Synced(waiting)!.Assignment.ToArray());
        Assert.Equal([20], group.Synced(group.Sync("b"))!.Assignment.ToArray());
        Assert.NotNull(group.Joined(b));
    }

    [Fact]
    public void Heartbeat_with_a_stale_generation_returns_ILLEGAL_GENERATION()
    {
        var group = new GroupHarness();
        group.Stabilise("a");
        Assert.Equal(ErrorCode.ILLEGAL_GENERATION, group.Heartbeat("a", group.State.Generation - 1));
        Assert.Equal(ErrorCode.NONE, group.Heartbeat("a"));
    }

    [Fact]
    public void An_unchanged_follower_that_joins_again_gets_the_current_generation_without_a_rebalance()
    {
        var group = new GroupHarness();
        group.Stabilise("a", "b");
        var generation = group.State.Generation;
        Assert.Equal(generation, group.Joined(group.Join("b"))!.Generation);
        Assert.Equal(GroupPhase.Stable, group.State.Phase);
        group.Join("b", metadata: 2);
        Assert.Equal(GroupPhase.PreparingRebalance, group.State.Phase);
    }

    [Fact]
    public void A_leader_that_joins_again_rebalances()
    {
        var group = new GroupHarness();
        group.Stabilise("a", "b");
        group.Join("a");
        Assert.Equal(GroupPhase.PreparingRebalance, group.State.Phase);
    }

    [Fact]
    public void Members_that_do_not_come_back_in_time_are_dropped()
    {
        var group = new GroupHarness();
        group.Stabilise("a", "b");
        var joined = group.Join("a");
        group.Now += 9_000;
        group.Heartbeat("b");
        group.Now += 9_000;
        group.Heartbeat("b");
        group.Now += 9_000;
        group.Heartbeat("b");
        group.Tick(1000 + 30_000);
        Assert.Equal(["a"], group.Joined(joined)!.Members.Select(member => member.MemberId));
        Assert.Equal(ErrorCode.UNKNOWN_MEMBER_ID, group.Heartbeat("b"));
    }

    [Fact]
    public void A_silent_member_is_given_up_after_its_session_timeout()
    {
        var group = new GroupHarness();
        group.Stabilise("a");
        group.Tick(group.Now + 9_999);
        Assert.Equal(GroupPhase.Stable, group.State.Phase);
        group.Tick(group.Now + 1);
        Assert.Equal(GroupPhase.Empty, group.State.Phase);
    }

    [Fact]
    public void A_member_that_never_asks_for_its_assignment_is_given_up()
    {
        var group = new GroupHarness();
        group.Join("", "a");
        for (var i = 0; i < 3; i++)
        {
            group.Now += 9_000;
            Assert.Equal(ErrorCode.NONE, group.Heartbeat("a"));
        }

        group.Tick(1000 + 30_000);
        Assert.Equal(GroupPhase.Empty, group.State.Phase);
    }

    [Fact]
    public void Leaving_hands_the_work_over_at_once()
    {
        var group = new GroupHarness();
        group.Stabilise("a", "b");
        Assert.Equal(ErrorCode.NONE, group.Run(new GroupCommand.Leave("a", null)));
        var joined = group.Joined(group.Join("b"))!;
        Assert.Equal(("b", 1), (joined.LeaderId, joined.Members.Count));
        Assert.Equal(ErrorCode.UNKNOWN_MEMBER_ID, group.Run(new GroupCommand.Leave("a", null)));
    }

    [Fact]
    public void The_protocol_most_members_prefer_is_chosen_from_those_all_know()
    {
        var group = new GroupHarness();
        group.Join("", "a", protocols: ["sticky", "range"]);
        group.Join("", "b", protocols: ["range", "roundrobin"]);
        var joined = group.Joined(group.Join("a", protocols: ["sticky", "range"]))!;
        Assert.Equal("range", joined.Protocol);
        Assert.Equal(ErrorCode.INCONSISTENT_GROUP_PROTOCOL, group.Joined(group.Join("", "c", protocols: ["roundrobin"]))!.Error);
    }

    [Fact]
    public void A_static_member_that_restarts_keeps_its_assignment_and_fences_its_former_self()
    {
        var group = new GroupHarness();
        group.Join("", "a1", instanceId: "one");
        group.Sync("a1", ("a1", 42));
        var generation = group.State.Generation;
        var joined = group.Joined(group.Join("", "a2", instanceId: "one", version: 9))!;
        Assert.Equal((ErrorCode.NONE, "a2", generation, true), (joined.Error, joined.MemberId, joined.Generation, joined.SkipAssignment));
        Assert.Equal([42], group.Synced(group.Sync("a2"))!.Assignment.ToArray());
        Assert.Equal(ErrorCode.FENCED_INSTANCE_ID, group.Heartbeat("a1", instanceId: "one"));
    }

    [Fact]
    public void Offsets_are_committed_by_members_of_the_current_generation_or_from_outside_an_empty_group()
    {
        var group = new GroupHarness();
        Assert.Equal(ErrorCode.NONE, group.Run(new GroupCommand.Commit("", null, -1)));
        Assert.Equal(ErrorCode.ILLEGAL_GENERATION, group.Run(new GroupCommand.Commit("gone", null, 3)));
        group.Stabilise("a");
        Assert.Equal(ErrorCode.UNKNOWN_MEMBER_ID, group.Run(new GroupCommand.Commit("", null, -1)));
        Assert.Equal(ErrorCode.ILLEGAL_GENERATION, group.Run(new GroupCommand.Commit("a", null, 0)));
        Assert.Equal(ErrorCode.NONE, group.Run(new GroupCommand.Commit("a", null, group.State.Generation)));
        group.Join("", "b");
        Assert.Equal(ErrorCode.NONE, group.Run(new GroupCommand.Commit("a", null, group.State.Generation)));
        group.Join("a");
        Assert.Equal(ErrorCode.REBALANCE_IN_PROGRESS, group.Run(new GroupCommand.Commit("a", null, group.State.Generation)));
    }

    [Fact]
    public void A_member_whose_connection_broke_while_it_waited_has_one_session_timeout_to_come_back()
    {
        var group = new GroupHarness();
        group.Stabilise("a");
        var ticket = group.Join("", "b");
        group.Run(new GroupCommand.Abandon(ticket));
        for (var i = 0; i < 2; i++)
        {
            group.Now += 4_000;
            group.Heartbeat("a");
        }

        group.Tick(1000 + 10_000);
        Assert.Null(group.State.Member("b"));
        Assert.NotNull(group.State.Member("a"));
    }

    [Fact]
    public void A_session_timeout_outside_of_the_limits_is_refused()
    {
        var group = new GroupHarness();
        group.Run(new GroupCommand.Join
        {
            Ticket = 99,
            MemberId = "",
            NewMemberId = "a",
            SessionTimeoutMs = 99,
            RebalanceTimeoutMs = 1,
            ProtocolType = "consumer",
            Protocols = [new MemberProtocol("range", default)],
        });
        Assert.Equal(ErrorCode.INVALID_SESSION_TIMEOUT, group.Joined(99)!.Error);
    }
}
