using Millrace.Embedded.Kafka.Log;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>
/// Fetch: record batches from given offsets on, waiting for more if there are too few. There are no incremental fetch sessions: every
/// answer is a full one with session id 0, which tells the client not to try.
/// </summary>
internal sealed class FetchHandler(TopicCatalog topics, EmbeddedBrokerOptions options)
    : TypedApiHandler<FetchRequest>(ApiKey.Fetch, new VersionRange(4, 12, 12))
{
    protected override async ValueTask<IWireStruct?> HandleAsync(FetchRequest request, RequestContext context)
    {
        if (request.SessionId != 0)
            return new FetchResponse { Error = ErrorCode.FETCH_SESSION_ID_NOT_FOUND };
        var response = Read(request);
        if (IsComplete(request, response))
            return response;
        using var waiter = new FetchWaiter(
            Partitions(request), TimeSpan.FromMilliseconds(request.MaxWaitMs), options.TimeProvider, context.Aborted);
        do
        {
            Release(response);
            response = Read(request);
        }
        while (!IsComplete(request, response) && await waiter.WaitAsync());
        return response;
    }

    private static bool IsComplete(FetchRequest request, FetchResponse response)
    {
        var bytes = 0L;
        var partitions = 0;
        foreach (var topic in response.Topics)
        {
            foreach (var partition in topic.Partitions)
            {
                if (partition.Error != ErrorCode.NONE)
                    return true;
                partitions++;
                bytes += partition.Records.Length;
            }
        }

        return partitions == 0 || request.MaxWaitMs <= 0 || bytes >= request.MinBytes;
    }

    private static void Release(FetchResponse response)
    {
        foreach (var topic in response.Topics)
        {
            foreach (var partition in topic.Partitions)
                partition.Records.Slice?.Dispose();
        }
    }

    private HashSet<PartitionLog> Partitions(FetchRequest request)
    {
        var partitions = new HashSet<PartitionLog>();
        foreach (var topic in request.Topics)
        {
            foreach (var partition in topic.Partitions)
            {
                if (topics.Find(topic.Name)?.Partition(partition.Index) is { } log)
                    partitions.Add(log);
            }
        }

        return partitions;
    }

    private FetchResponse Read(FetchRequest request)
    {
        var response = new FetchResponse();
        var budget = Math.Min(request.MaxBytes, options.MaxFetchBytes);
        var isFirst = true;
        foreach (var topic in request.Topics)
        {
            var read = new FetchResponse.Topic { Name = topic.Name };
            foreach (var partition in topic.Partitions)
            {
                var result = Read(topic.Name, partition, budget, isFirst);
                isFirst &= result.Records.Length == 0;
                budget = Math.Max(budget - result.Records.Length, 0);
                read.Partitions.Add(result);
            }

            response.Topics.Add(read);
        }

        return response;
    }

    private FetchResponse.Topic.Partition Read(string topic, FetchRequest.Topic.Partition partition, int budget, bool isFirst)
    {
        if (topics.Find(topic)?.Partition(partition.Index) is not { } log)
            return new() { Index = partition.Index, Error = ErrorCode.UNKNOWN_TOPIC_OR_PARTITION };
        if (partition.CurrentLeaderEpoch > PartitionLog.LeaderEpoch)
            return new() { Index = partition.Index, Error = ErrorCode.UNKNOWN_LEADER_EPOCH };
        var read = log.Read(partition.FetchOffset, Math.Min(partition.MaxBytes, budget), atLeastOne: isFirst);
        return new()
        {
            Index = partition.Index,
            Error = read.Error,
            HighWatermark = read.EndOffset,
            LastStableOffset = read.EndOffset,
            LogStartOffset = read.StartOffset,
            Records = read.Slice is null ? default : new RecordData(read.Slice),
        };
    }
}
