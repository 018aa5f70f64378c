using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Groups;

/// <summary>
/// What follows from a command: the events, the effects, and the state that the events lead to. The rules add to it step by step, each
/// seeing the state its predecessors made; nothing outside is touched.
/// </summary>
internal sealed class GroupDecision(GroupState state, long now, GroupLimits limits)
{
    private readonly List<GroupEvent> _events = [];
    private readonly List<GroupEffect> _effects = [];

    public GroupState State { get; private set; } = state;

    public long Now => now;

    public GroupLimits Limits => limits;

    public IReadOnlyList<GroupEvent> Events => _events;

    public IReadOnlyList<GroupEffect> Effects => _effects;

    public void Emit(GroupEvent happened)
    {
        State = State.Apply(happened);
        _events.Add(happened);
    }

    public void Persist() => _effects.Add(new GroupEffect.Persist());

    public void Answer(ErrorCode error) => _effects.Add(new GroupEffect.Answer(error));

    public void Answer(long ticket, JoinResult result) => _effects.Add(new GroupEffect.AnswerJoin(ticket, result));

    public void Answer(long ticket, SyncResult result) => _effects.Add(new GroupEffect.AnswerSync(ticket, result));

    /// <summary>Answers whatever requests of a member wait, with an error.</summary>
    public void AnswerWaiting(GroupMember member, ErrorCode error)
    {
        if (member.JoinTicket is { } join)
            Answer(join, new JoinResult(error) { MemberId = member.MemberId });
        if (member.SyncTicket is { } sync)
            Answer(sync, new SyncResult(error));
    }

    /// <summary>Checks that a member is who it says it is.</summary>
    public ErrorCode Validate(string memberId, string? instanceId)
    {
        if (instanceId is not null)
        {
            if (State.StaticMember(instanceId) is not { } known)
                return ErrorCode.UNKNOWN_MEMBER_ID;
            return known.MemberId == memberId ? ErrorCode.NONE : ErrorCode.FENCED_INSTANCE_ID;
        }

        return State.Member(memberId) is null ? ErrorCode.UNKNOWN_MEMBER_ID : ErrorCode.NONE;
    }

    public ErrorCode Validate(string memberId, string? instanceId, int generation)
    {
        var error = Validate(memberId, instanceId);
        return error == ErrorCode.NONE && generation != State.Generation ? ErrorCode.ILLEGAL_GENERATION : error;
    }

    /// <summary>Gives a member a full session timeout from now on.</summary>
    public void Hear(string memberId) => Emit(new GroupEvent.MemberChanged(State.Member(memberId)!.HeardAt(now)));
}
