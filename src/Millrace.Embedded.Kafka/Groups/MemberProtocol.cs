namespace Millrace.Embedded.Kafka.Groups;

/// <summary>A way of assigning work that a member knows, with what it tells the leader under it: opaque to the broker.</summary>
internal sealed record MemberProtocol(string Name, ReadOnlyMemory<byte> Metadata)
{
    public static bool SameList(IReadOnlyList<MemberProtocol> some, IReadOnlyList<MemberProtocol> others) =>
        some.Count == others.Count && some.Zip(others).All(pair => pair.First.IsSameAs(pair.Second));

    private bool IsSameAs(MemberProtocol other) => Name == other.Name && Metadata.Span.SequenceEqual(other.Metadata.Span);
}
