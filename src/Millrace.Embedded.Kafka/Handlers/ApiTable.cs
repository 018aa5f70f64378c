using Millrace.Embedded.Kafka.Groups;
using Millrace.Embedded.Kafka.Log;
using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>
/// Every API the broker answers; ApiVersions is answered from this table. Metadata up to version 9 and Fetch up to version 12 belong
/// together: from the next versions on both use topic ids.
/// </summary>
internal sealed class ApiTable
{
    private readonly ApiHandler[] _handlers;
    private readonly ApiHandler?[] _byKey;

    public ApiTable(TopicCatalog topics, GroupCoordinator groups, BrokerIdentity identity, EmbeddedBrokerOptions options)
    {
        ApiVersions = new ApiVersionsHandler(() => _handlers!);
        _handlers =
        [
            new AlterConfigsHandler(topics),
            ApiVersions,
            new CreatePartitionsHandler(topics),
            new CreateTopicsHandler(topics, options),
            new DeleteGroupsHandler(groups),
            new DeleteRecordsHandler(topics),
            new DeleteTopicsHandler(topics, groups),
            new DescribeClusterHandler(identity),
            new DescribeConfigsHandler(topics, options),
            new DescribeGroupsHandler(groups),
            new FetchHandler(topics, options),
            new FindCoordinatorHandler(identity),
            new HeartbeatHandler(groups),
            new IncrementalAlterConfigsHandler(topics),
            new InitProducerIdHandler(new ProducerIdAllocator(topics)),
            new JoinGroupHandler(groups),
            new LeaveGroupHandler(groups),
            new ListGroupsHandler(groups),
            new ListOffsetsHandler(topics),
            new MetadataHandler(topics, identity, options),
            new OffsetCommitHandler(groups, topics, options),
            new OffsetDeleteHandler(groups, topics),
            new OffsetFetchHandler(groups),
            new OffsetForLeaderEpochHandler(topics),
            new ProduceHandler(topics),
            new SyncGroupHandler(groups),
        ];
        _byKey = new ApiHandler?[_handlers.Max(handler => (int)handler.Key) + 1];
        foreach (var handler in _handlers)
            _byKey[(int)handler.Key] = handler;
    }

    public ApiVersionsHandler ApiVersions { get; }

    public IReadOnlyList<ApiHandler> All => _handlers;

    public ApiHandler? Find(ApiKey key) => (uint)key < (uint)_byKey.Length ? _byKey[(int)key] : null;
}
