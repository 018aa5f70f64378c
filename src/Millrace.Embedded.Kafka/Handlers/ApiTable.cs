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

    public ApiTable(TopicCatalog topics, BrokerIdentity identity, EmbeddedBrokerOptions options)
    {
        ApiVersions = new ApiVersionsHandler(() => _handlers!);
        _handlers =
        [
            ApiVersions,
            new FetchHandler(topics, options),
            new FindCoordinatorHandler(identity),
            new InitProducerIdHandler(new ProducerIdAllocator(topics)),
            new ListOffsetsHandler(topics),
            new MetadataHandler(topics, identity, options),
            new OffsetForLeaderEpochHandler(topics),
            new ProduceHandler(topics),
        ];
        _byKey = new ApiHandler?[_handlers.Max(handler => (int)handler.Key) + 1];
        foreach (var handler in _handlers)
            _byKey[(int)handler.Key] = handler;
    }

    public ApiVersionsHandler ApiVersions { get; }

    public IReadOnlyList<ApiHandler> All => _handlers;

    public ApiHandler? Find(ApiKey key) => (uint)key < (uint)_byKey.Length ? _byKey[(int)key] : null;
}
