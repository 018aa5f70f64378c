namespace Millrace.Pipelines.Groups;

/// <summary>A member of a consumer group.</summary>
/// <param name="MemberId">Its id, given by the coordinator.</param>
/// <param name="ClientId">The name it gives itself.</param>
/// <param name="Host">Where it is, as the coordinator sees it.</param>
/// <param name="Partitions">The partitions that are assigned to it, in order.</param>
public sealed record GroupMemberSummary(
    string MemberId, string ClientId, string Host, IReadOnlyList<(string Topic, int Partition)> Partitions);
