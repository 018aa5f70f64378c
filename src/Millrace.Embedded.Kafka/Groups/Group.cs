namespace Millrace.Embedded.Kafka.Groups;

/// <summary>A group as the coordinator holds it: the state machine's state and, beside it, the committed offsets.</summary>
internal sealed class Group(GroupState state)
{
    public GroupState State { get; set; } = state;

    public Dictionary<TopicPartition, CommittedOffset> Offsets { get; } = [];

    /// <summary>Whether the journal has an entry about the group or its offsets.</summary>
    public bool IsJournaled { get; set; }

    /// <summary>The state as the journal last saved it; while a rebalance runs it is the generation before.</summary>
    public JournalEntry? Saved { get; set; }

    /// <summary>Whether nothing would be lost without it.</summary>
    public bool IsVoid => State is { Phase: GroupPhase.Empty, Members.IsEmpty: true, Pending.IsEmpty: true } && Offsets.Count == 0;
}
