namespace Millrace.Server.Streams.Shapes;

/// <summary>A partition that a member has.</summary>
internal sealed record MemberPartition(string Topic, int Partition);
