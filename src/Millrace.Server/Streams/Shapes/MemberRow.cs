namespace Millrace.Server.Streams.Shapes;

/// <summary>A member of a consumer group.</summary>
internal sealed record MemberRow(string MemberId, string ClientId, string Host, IReadOnlyList<MemberPartition> Partitions);
