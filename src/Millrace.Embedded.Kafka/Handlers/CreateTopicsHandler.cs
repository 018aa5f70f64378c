using Millrace.Embedded.Kafka.Log;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>
/// CreateTopics. A replication factor above 1 is taken as 1: many tools ask for 3 whatever the cluster, and on one node there is nothing
/// to choose.
/// </summary>
internal sealed class CreateTopicsHandler(TopicCatalog topics, EmbeddedBrokerOptions options)
    : TypedApiHandler<CreateTopicsRequest>(ApiKey.CreateTopics, new VersionRange(0, 7, 5))
{
    private const int UseDefault = -1;
    private const short ReplicationFactor = 1;

    protected override ValueTask<IWireStruct?> HandleAsync(CreateTopicsRequest request, RequestContext context)
    {
        var isRepeated = request.Topics.CountBy(topic => topic.Name).Where(count => count.Value > 1).Select(count => count.Key).ToHashSet();
        return Answer(new CreateTopicsResponse
        {
            Topics = request.Topics.ConvertAll(topic => Describe(topic, isRepeated.Contains(topic.Name)
                ? TopicOutcome.Refused(ErrorCode.INVALID_REQUEST, "The request names this topic more than once.")
                : Create(topic, request.ValidateOnly))),
        });
    }

    private TopicOutcome Create(CreateTopicsRequest.Topic topic, bool validateOnly)
    {
        if (CheckPlacement(topic) is { } problem)
            return problem;
        var partitions = topic.Assignments.Count > 0 ? topic.Assignments.Count
            : topic.NumPartitions == UseDefault ? options.DefaultPartitions
            : topic.NumPartitions;
        var configs = new Dictionary<string, string>();
        foreach (var config in topic.Configs)
        {
            if (config.Value is not null)
                configs[config.Name] = config.Value;
        }

        var wanted = new NewTopic(topic.Name, partitions, configs);
        return validateOnly ? topics.CheckCreate(wanted) : topics.Create(wanted);
    }

    private static TopicOutcome? CheckPlacement(CreateTopicsRequest.Topic topic)
    {
        if (topic.Assignments.Count == 0)
        {
            return topic.ReplicationFactor is UseDefault or >= 1
                ? null
                : TopicOutcome.Refused(ErrorCode.INVALID_REPLICATION_FACTOR, "The replication factor must be at least 1.");
        }

        if (topic.NumPartitions != UseDefault || topic.ReplicationFactor != UseDefault)
            return TopicOutcome.Refused(ErrorCode.INVALID_REQUEST, "Give either a replica assignment or numbers, not both.");
        var indexes = topic.Assignments.Select(assignment => assignment.PartitionIndex).Order();
        return indexes.SequenceEqual(Enumerable.Range(0, topic.Assignments.Count))
            && topic.Assignments.TrueForAll(assignment => assignment.BrokerIds is [BrokerIdentity.NodeId])
                ? null
                : TopicOutcome.Refused(ErrorCode.INVALID_REPLICA_ASSIGNMENT, $"The only broker is {BrokerIdentity.NodeId}.");
    }

    private CreateTopicsResponse.Topic Describe(CreateTopicsRequest.Topic topic, TopicOutcome outcome)
    {
        if (outcome.Error != ErrorCode.NONE)
            return new() { Name = topic.Name, Error = outcome.Error, ErrorMessage = outcome.Message };
        return new()
        {
            Name = topic.Name,
            TopicId = outcome.Topic?.Id ?? Guid.Empty,
            NumPartitions = outcome.Topic?.Partitions.Count
                ?? (topic.NumPartitions == UseDefault ? options.DefaultPartitions : topic.NumPartitions),
            ReplicationFactor = ReplicationFactor,
            Configs = outcome.Topic is null ? [] : [.. ConfigSource.Describe(outcome.Topic.Config).Select(Describe)],
        };
    }

    private static CreateTopicsResponse.Topic.Config Describe((string Name, string Value, sbyte Source, SettingKind Kind) config) => new()
    {
        Name = config.Name,
        Value = config.Value,
        Source = config.Source,
    };
}
