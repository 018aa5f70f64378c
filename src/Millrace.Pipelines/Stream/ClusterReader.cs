using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Millrace.Pipelines.Groups;

namespace Millrace.Pipelines.Stream;

/// <summary>Reads topics and groups of a cluster together. Its methods block. Thread-safe.</summary>
internal sealed class ClusterReader(KafkaOptions kafka, ILogger logger, TimeProvider timeProvider)
{
    private readonly LagReader _lags = new(kafka, logger, timeProvider);

    /// <summary>A client for questions about the cluster; the caller disposes it.</summary>
    public IAdminClient Connect() => new AdminClientBuilder(kafka.ToAdminConfig())
        .SetLogHandler((_, message) => KafkaNative.Forward(logger, message))
        .SetErrorHandler((_, error) => logger.KafkaClientError(error.Code.ToString(), error.Reason))
        .Build();

    /// <summary>Everything.</summary>
    /// <exception cref="KafkaException">The cluster does not answer.</exception>
    public ClusterSummary Read(IAdminClient admin, CancellationToken cancellationToken)
    {
        var infos = admin.ListGroups(kafka.RequestTimeout)
            .Where(group => group.Error.Code == ErrorCode.NoError)
            .OrderBy(group => group.Group, StringComparer.Ordinal)
            .ToList();
        var topics = TopicsOf(admin);
        var ofUsers = topics.Where(topic => !TopicSummary.IsInternalName(topic.Topic)).ToList();
        var groups = new List<GroupDetails>(infos.Count);
        foreach (var info in infos)
        {
            cancellationToken.ThrowIfCancellationRequested();
            groups.Add(Describe(info, ofUsers));
        }

        return new ClusterSummary(
            [.. topics.Select(topic => new TopicSummary(topic.Topic, topic.Partitions, LagsIn(topic.Topic, groups)))], groups);
    }

    /// <summary>One group; null when there is none of that name.</summary>
    /// <exception cref="KafkaException">The cluster does not answer.</exception>
    public GroupDetails? Find(IAdminClient admin, string group) =>
        admin.ListGroups(kafka.RequestTimeout).Find(found => found.Group == group) is { } info
            ? Describe(info, [.. TopicsOf(admin).Where(topic => !TopicSummary.IsInternalName(topic.Topic))])
            : null;

    private static IReadOnlyList<GroupLag> LagsIn(string topic, IReadOnlyList<GroupDetails> groups) =>
    [
        .. groups.Select(group => (Group: group, Places: group.Partitions.Where(place => place.Topic == topic).ToList()))
            .Where(lag => lag.Places.Count > 0)
            .Select(lag => new GroupLag(
                lag.Group.Group,
                lag.Group.State,
                [.. lag.Places.Select(place => place.Committed)],
                [.. lag.Places.Select(place => new PartitionLag(place.Partition, place.Lag, place.LagTime))])),
    ];

    private static GroupMemberSummary MemberOf(GroupMemberInfo member) => new(
        member.MemberId, member.ClientId, member.ClientHost, MemberAssignment.Parse(member.MemberAssignment));

    private GroupDetails Describe(GroupInfo info, IReadOnlyList<(string Topic, List<PartitionSummary> Partitions)> topics)
    {
        List<GroupMemberSummary> members = [.. info.Members.Select(MemberOf)];
        var owners = members
            .SelectMany(member => member.Partitions.Select(partition => (partition, member.MemberId)))
            .DistinctBy(owned => owned.partition)
            .ToDictionary(owned => owned.partition, owned => owned.MemberId);
        return new GroupDetails(
            info.Group, info.State, info.Protocol, IsPaused: false, members, _lags.Read(info.Group, topics, owners));
    }

    private List<(string Topic, List<PartitionSummary> Partitions)> TopicsOf(IAdminClient admin)
    {
        using var consumer = InspectionConsumer.Create(kafka, InspectionConsumer.NoGroup, logger);
        return
        [
            .. admin.GetMetadata(kafka.RequestTimeout).Topics
                .OrderBy(topic => topic.Topic, StringComparer.Ordinal)
                .Select(topic => (topic.Topic, InspectionConsumer.ExtentsOf(consumer, kafka, topic))),
        ];
    }
}
