using Millrace.Embedded.Kafka.Log;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>
/// Produce: appends record batches. Versions below 3 carry older record formats; they are advertised because librdkafka takes their
/// absence for a broker without compression, and refused when really sent. Transactional batches are refused.
/// </summary>
internal sealed class ProduceHandler(TopicCatalog topics)
    : TypedApiHandler<ProduceRequest>(ApiKey.Produce, new VersionRange(0, 11, 9))
{
    private const short AcksAll = -1;

    public override VersionRange Served => Versions with { Min = 3 };

    protected override ValueTask<IWireStruct?> HandleAsync(ProduceRequest request, RequestContext context)
    {
        var response = new ProduceResponse();
        var failed = false;
        foreach (var topic in request.Topics)
        {
            var outcome = new ProduceResponse.Topic { Name = topic.Name };
            foreach (var partition in topic.Partitions)
            {
                var appended = Append(request.Acks, topic.Name, partition, context.Version);
                failed |= appended.Error != ErrorCode.NONE;
                outcome.Partitions.Add(appended);
            }

            response.Topics.Add(outcome);
        }

        if (request.Acks != 0)
            return Answer(response);

        // Without answers, closing the connection is the only way to tell the client that something went wrong.
        return failed ? throw new ProtocolException("A produce request that wants no answer failed.") : new ValueTask<IWireStruct?>();
    }

    private ProduceResponse.Topic.Partition Append(short acks, string topic, ProduceRequest.Topic.Partition partition, short version)
    {
        if (acks is not (AcksAll or 0 or 1))
            return new() { Index = partition.Index, Error = ErrorCode.INVALID_REQUIRED_ACKS };
        if (topics.Find(topic) is not { } found || found.Partition(partition.Index) is not { } log)
            return new() { Index = partition.Index, Error = ErrorCode.UNKNOWN_TOPIC_OR_PARTITION };
        if (acks == AcksAll && found.Config.MinInSyncReplicas > 1)
            return new() { Index = partition.Index, Error = ErrorCode.NOT_ENOUGH_REPLICAS };
        var result = log.Append(partition.Records.Bytes.Span, version);
        return new()
        {
            Index = partition.Index,
            Error = result.Error,
            BaseOffset = result.BaseOffset,
            LogAppendTimeMs = result.LogAppendTimeMs,
            LogStartOffset = log.StartOffset,
        };
    }
}
