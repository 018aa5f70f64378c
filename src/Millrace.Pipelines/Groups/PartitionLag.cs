namespace Millrace.Pipelines.Groups;

/// <summary>How far a consumer group is behind in one partition.</summary>
/// <param name="Partition">The partition's number.</param>
/// <param name="Records">The records not loaded yet.</param>
/// <param name="Age">The age of the oldest of them; zero when there is none or it is not known.</param>
public readonly record struct PartitionLag(int Partition, long Records, TimeSpan Age);
