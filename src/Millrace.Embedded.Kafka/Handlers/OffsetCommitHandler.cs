using System.Text;
using Millrace.Embedded.Kafka.Groups;
using Millrace.Embedded.Kafka.Log;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>OffsetCommit: remembers how far a group has come. Committed offsets are kept until they are deleted.</summary>
internal sealed class OffsetCommitHandler(GroupCoordinator groups, TopicCatalog topics, EmbeddedBrokerOptions options)
    : TypedApiHandler<OffsetCommitRequest>(ApiKey.OffsetCommit, new VersionRange(2, 8, 8))
{
    protected override ValueTask<IWireStruct?> HandleAsync(OffsetCommitRequest request, RequestContext context)
    {
        var accepted = new Dictionary<TopicPartition, CommittedOffset>();
        var outcomes = new List<OffsetCommitResponse.Topic.Partition>();
        var response = new OffsetCommitResponse();
        foreach (var topic in request.Topics)
        {
            var outcome = new OffsetCommitResponse.Topic { Name = topic.Name };
            foreach (var partition in topic.Partitions)
            {
                var error = Check(topic.Name, partition);
                outcome.Partitions.Add(new() { Index = partition.Index, Error = error });
                if (error != ErrorCode.NONE)
                    continue;
                accepted[new TopicPartition(topic.Name, partition.Index)] =
                    new CommittedOffset(partition.Offset, partition.LeaderEpoch, partition.Metadata);
                outcomes.Add(outcome.Partitions[^1]);
            }

            response.Topics.Add(outcome);
        }

        var commit = new GroupCommand.Commit(request.MemberId, request.InstanceId, request.GenerationId);
        var result = request.GroupId.Length == 0 ? ErrorCode.INVALID_GROUP_ID : groups.Commit(request.GroupId, commit, accepted);
        outcomes.ForEach(outcome => outcome.Error = result);
        return Answer(response);
    }

    private ErrorCode Check(string topic, OffsetCommitRequest.Topic.Partition partition)
    {
        if (topics.Find(topic)?.Partition(partition.Index) is null)
            return ErrorCode.UNKNOWN_TOPIC_OR_PARTITION;
        return Encoding.UTF8.GetByteCount(partition.Metadata ?? "") > options.MaxOffsetMetadataBytes
            ? ErrorCode.OFFSET_METADATA_TOO_LARGE
            : ErrorCode.NONE;
    }
}
