using Millrace.Embedded.Kafka.Log;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>DeleteRecords: moves the start of logs forward.</summary>
internal sealed class DeleteRecordsHandler(TopicCatalog topics)
    : TypedApiHandler<DeleteRecordsRequest>(ApiKey.DeleteRecords, new VersionRange(0, 2, 2))
{
    protected override ValueTask<IWireStruct?> HandleAsync(DeleteRecordsRequest request, RequestContext context) =>
        Answer(new DeleteRecordsResponse
        {
            Topics = request.Topics.ConvertAll(topic => new DeleteRecordsResponse.Topic
            {
                Name = topic.Name,
                Partitions = topic.Partitions.ConvertAll(partition => Delete(topic.Name, partition)),
            }),
        });

    private DeleteRecordsResponse.Topic.Partition Delete(string topic, DeleteRecordsRequest.Topic.Partition partition)
    {
        if (topics.Find(topic)?.Partition(partition.Index) is not { } log)
            return new() { Index = partition.Index, Error = ErrorCode.UNKNOWN_TOPIC_OR_PARTITION };
        var error = log.DeleteRecords(partition.Offset);
        return new() { Index = partition.Index, Error = error, LowWatermark = error == ErrorCode.NONE ? log.StartOffset : -1 };
    }
}
