using Millrace.Embedded.Kafka.Log;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>ListOffsets: the first and last offset of a partition, that of the highest timestamp, or the first at or after one.</summary>
internal sealed class ListOffsetsHandler(TopicCatalog topics)
    : TypedApiHandler<ListOffsetsRequest>(ApiKey.ListOffsets, new VersionRange(1, 7, 6))
{
    private const long Latest = -1;
    private const long Earliest = -2;
    private const long MaxTimestamp = -3;

    protected override ValueTask<IWireStruct?> HandleAsync(ListOffsetsRequest request, RequestContext context) =>
        Answer(new ListOffsetsResponse
        {
            Topics = request.Topics.ConvertAll(topic => new ListOffsetsResponse.Topic
            {
                Name = topic.Name,
                Partitions = topic.Partitions.ConvertAll(partition => Find(topic.Name, partition)),
            }),
        });

    private ListOffsetsResponse.Topic.Partition Find(string topic, ListOffsetsRequest.Topic.Partition partition)
    {
        if (topics.Find(topic)?.Partition(partition.Index) is not { } log)
            return new() { Index = partition.Index, Error = ErrorCode.UNKNOWN_TOPIC_OR_PARTITION };
        if (partition.CurrentLeaderEpoch > PartitionLog.LeaderEpoch)
            return new() { Index = partition.Index, Error = ErrorCode.UNKNOWN_LEADER_EPOCH };
        var found = partition.Timestamp switch
        {
            Latest => new TimestampedOffset(log.EndOffset, -1),
            Earliest => new TimestampedOffset(log.StartOffset, -1),
            MaxTimestamp => log.FindMaxTimestamp(),
            _ => log.FindByTimestamp(partition.Timestamp),
        };
        return new()
        {
            Index = partition.Index,
            Timestamp = found?.Timestamp ?? -1,
            Offset = found?.Offset ?? -1,
            LeaderEpoch = found is null ? -1 : PartitionLog.LeaderEpoch,
        };
    }
}
