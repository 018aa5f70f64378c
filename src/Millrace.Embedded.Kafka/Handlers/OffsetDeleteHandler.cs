using Millrace.Embedded.Kafka.Groups;
using Millrace.Embedded.Kafka.Log;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>OffsetDelete: committed offsets of topics that the group no longer reads.</summary>
internal sealed class OffsetDeleteHandler(GroupCoordinator groups, TopicCatalog topics)
    : TypedApiHandler<OffsetDeleteRequest>(ApiKey.OffsetDelete, new VersionRange(0, 0, VersionRange.Never))
{
    protected override ValueTask<IWireStruct?> HandleAsync(OffsetDeleteRequest request, RequestContext context)
    {
        if (groups.Find(request.GroupId) is null)
            return Answer(new OffsetDeleteResponse { Error = ErrorCode.GROUP_ID_NOT_FOUND });
        return Answer(new OffsetDeleteResponse
        {
            Topics = request.Topics.ConvertAll(topic => new OffsetDeleteResponse.Topic
            {
                Name = topic.Name,
                Partitions = topic.Partitions.ConvertAll(partition => new OffsetDeleteResponse.Topic.Partition
                {
                    Index = partition.Index,
                    Error = topics.Find(topic.Name)?.Partition(partition.Index) is null
                        ? ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
                        : groups.DeleteOffset(request.GroupId, new TopicPartition(topic.Name, partition.Index)),
                }),
            }),
        });
    }
}
