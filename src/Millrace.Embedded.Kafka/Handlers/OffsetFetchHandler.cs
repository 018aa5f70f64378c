using Millrace.Embedded.Kafka.Groups;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>OffsetFetch: how far groups have come. Without transactions every committed offset is a stable one.</summary>
internal sealed class OffsetFetchHandler(GroupCoordinator groups)
    : TypedApiHandler<OffsetFetchRequest>(ApiKey.OffsetFetch, new VersionRange(1, 8, 6))
{
    private const short FirstBatchedVersion = 8;

    protected override ValueTask<IWireStruct?> HandleAsync(OffsetFetchRequest request, RequestContext context) =>
        Answer(context.Version < FirstBatchedVersion
            ? new OffsetFetchResponse { Topics = Fetch(request.GroupId, request.Topics) }
            : new OffsetFetchResponse
            {
                Groups = request.Groups.ConvertAll(group => new OffsetFetchResponse.Group
                {
                    GroupId = group.GroupId,
                    Topics = Fetch(group.GroupId, group.Topics),
                }),
            });

    private List<OffsetFetchResponse.Topic> Fetch(string groupId, List<OffsetFetchRequest.Topic>? wanted)
    {
        var offsets = groups.Offsets(groupId);
        wanted ??= [.. offsets.Keys.GroupBy(partition => partition.Topic).Select(topic => new OffsetFetchRequest.Topic
        {
            Name = topic.Key,
            Partitions = [.. topic.Select(partition => partition.Partition).Order()],
        })];
        return wanted.ConvertAll(topic => new OffsetFetchResponse.Topic
        {
            Name = topic.Name,
            Partitions = topic.Partitions.ConvertAll(
                index => Describe(index, offsets.GetValueOrDefault(new TopicPartition(topic.Name, index)))),
        });
    }

    private static OffsetFetchResponse.Topic.Partition Describe(int index, CommittedOffset? committed) => new()
    {
        Index = index,
        Offset = committed?.Offset ?? -1,
        LeaderEpoch = committed?.LeaderEpoch ?? -1,
        Metadata = committed?.Metadata ?? "",
    };
}
