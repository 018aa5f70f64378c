namespace Millrace.Pipelines.Groups;

/// <summary>How far a consumer group is in one partition.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Partition">The partition's number.</param>
/// <param name="Committed">The next offset the group wants; null when it has committed none and begins at the oldest.</param>
/// <param name="Start">The oldest offset that is kept.</param>
/// <param name="End">The next offset to be written.</param>
/// <param name="LagTime">The age of the record at the committed offset; zero when the group is caught up.</param>
/// <param name="MemberId">The member it is assigned to; null when to none.</param>
public sealed record GroupPartition(
    string Topic, int Partition, long? Committed, long Start, long End, TimeSpan LagTime, string? MemberId)
{
    /// <summary>The records not loaded yet.</summary>
    public long Lag => Math.Max(0, End - Math.Max(Committed ?? 0, Start));
}
