using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Groups;

/// <summary>What is to be done outside of the state machine after a command.</summary>
internal abstract record GroupEffect
{
    /// <summary>Answer the command itself, where it does not wait.</summary>
    public sealed record Answer(ErrorCode Error) : GroupEffect;

    public sealed record AnswerJoin(long Ticket, JoinResult Result) : GroupEffect;

    public sealed record AnswerSync(long Ticket, SyncResult Result) : GroupEffect;

    /// <summary>Make the state durable before anything is answered.</summary>
    public sealed record Persist : GroupEffect;
}
