using Millrace.Embedded.Kafka.Log;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>Metadata: this broker and the topics asked for, which are created if that is wanted and allowed.</summary>
internal sealed class MetadataHandler(TopicCatalog topics, BrokerIdentity identity, EmbeddedBrokerOptions options)
    : TypedApiHandler<MetadataRequest>(ApiKey.Metadata, new VersionRange(0, 9, 9))
{
    private static readonly List<int> Replicas = [BrokerIdentity.NodeId];
    private static readonly Dictionary<string, string> NoConfigs = [];

    protected override ValueTask<IWireStruct?> HandleAsync(MetadataRequest request, RequestContext context)
    {
        var all = request.Topics is null || (context.Version == 0 && request.Topics.Count == 0);
        var mayCreate = options.AutoCreateTopics && request.AllowAutoTopicCreation;
        return Answer(new MetadataResponse
        {
            Brokers = [new() { NodeId = BrokerIdentity.NodeId, Host = identity.Host, Port = identity.Port }],
            ClusterId = identity.ClusterId,
            ControllerId = BrokerIdentity.NodeId,
            Topics = all
                ? [.. topics.All.Select(Describe)]
                : request.Topics!.ConvertAll(topic => mayCreate ? FindOrCreate(topic.Name) : Find(topic.Name)),
        });
    }

    private MetadataResponse.Topic Find(string name) =>
        topics.Find(name) is { } topic
            ? Describe(topic)
            : new() { Name = name, Error = ErrorCode.UNKNOWN_TOPIC_OR_PARTITION };

    private MetadataResponse.Topic FindOrCreate(string name)
    {
        if (topics.Find(name) is { } topic)
            return Describe(topic);
        var outcome = topics.Create(new NewTopic(name, options.DefaultPartitions, NoConfigs));
        return outcome.Error is ErrorCode.NONE or ErrorCode.TOPIC_ALREADY_EXISTS
            ? Find(name)
            : new() { Name = name, Error = outcome.Error };
    }

    private static MetadataResponse.Topic Describe(Topic topic) => new()
    {
        Name = topic.Name,
        Partitions = [.. Enumerable.Range(0, topic.Partitions.Count).Select(index => new MetadataResponse.Topic.Partition
        {
            Index = index,
            LeaderId = BrokerIdentity.NodeId,
            LeaderEpoch = PartitionLog.LeaderEpoch,
            ReplicaNodes = Replicas,
            IsrNodes = Replicas,
        })],
    };
}
