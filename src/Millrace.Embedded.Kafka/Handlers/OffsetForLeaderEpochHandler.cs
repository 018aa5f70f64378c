using Millrace.Embedded.Kafka.Log;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>OffsetForLeaderEpoch: the end of the only epoch there is, which is the end of the log.</summary>
internal sealed class OffsetForLeaderEpochHandler(TopicCatalog topics)
    : TypedApiHandler<OffsetForLeaderEpochRequest>(ApiKey.OffsetForLeaderEpoch, new VersionRange(2, 4, 4))
{
    protected override ValueTask<IWireStruct?> HandleAsync(OffsetForLeaderEpochRequest request, RequestContext context) =>
        Answer(new OffsetForLeaderEpochResponse
        {
            Topics = request.Topics.ConvertAll(topic => new OffsetForLeaderEpochResponse.Topic
            {
                Name = topic.Name,
                Partitions = topic.Partitions.ConvertAll(partition => Find(topic.Name, partition)),
            }),
        });

    private OffsetForLeaderEpochResponse.Topic.Partition Find(string topic, OffsetForLeaderEpochRequest.Topic.Partition partition)
    {
        if (topics.Find(topic)?.Partition(partition.Index) is not { } log)
            return new() { Index = partition.Index, Error = ErrorCode.UNKNOWN_TOPIC_OR_PARTITION };
        if (partition.CurrentLeaderEpoch > PartitionLog.LeaderEpoch)
            return new() { Index = partition.Index, Error = ErrorCode.UNKNOWN_LEADER_EPOCH };
        return partition.LeaderEpoch == PartitionLog.LeaderEpoch
            ? new() { Index = partition.Index, LeaderEpoch = PartitionLog.LeaderEpoch, EndOffset = log.EndOffset }
            : new() { Index = partition.Index };
    }
}
