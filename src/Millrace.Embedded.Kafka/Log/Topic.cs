namespace Millrace.Embedded.Kafka.Log;

/// <summary>A topic with its partitions. The catalog replaces configuration and partitions; readers may hold on to either.</summary>
internal sealed class Topic(string name, Guid id, TopicConfig config, PartitionLog[] partitions)
{
    private volatile TopicConfig _config = config;
    private volatile PartitionLog[] _partitions = partitions;

    public string Name => name;

    public Guid Id => id;

    public TopicConfig Config => _config;

    public IReadOnlyList<PartitionLog> Partitions => _partitions;

    public PartitionLog? Partition(int index)
    {
        var current = _partitions;
        return (uint)index < (uint)current.Length ? current[index] : null;
    }

    public void Configure(TopicConfig config)
    {
        _config = config;
        foreach (var partition in _partitions)
            partition.Configure(config);
    }

    public void Grow(IEnumerable<PartitionLog> added) => _partitions = [.. _partitions, .. added];
}
