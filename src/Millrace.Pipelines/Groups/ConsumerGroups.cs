using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Millrace.Mongo;
using Millrace.Pipelines.Stream;

namespace Millrace.Pipelines.Groups;

/// <summary>Looks at consumer groups, pauses and resumes their loaders, and moves their offsets. Thread-safe; the caller owns the
/// MongoDB client.</summary>
public sealed class ConsumerGroups
{
    private readonly KafkaOptions _kafka;
    private readonly GroupPauses _pauses;
    private readonly ILogger _logger;
    private readonly ClusterReader _cluster;
    private readonly TimeProvider _timeProvider;

    /// <summary>Prepares; nothing is connected yet.</summary>
    /// <exception cref="PipelineConfigurationException">An option is out of bounds.</exception>
    /// <exception cref="KafkaLibraryException">librdkafka is not installed.</exception>
    public ConsumerGroups(
        KafkaOptions kafka, MongoClient mongo, string stateDatabase, ILoggerFactory loggerFactory, TimeProvider timeProvider)
    {
        kafka.Validate();
        Bounds.NotEmpty(stateDatabase, "The state database");
        KafkaNative.EnsureLoaded();
        _kafka = kafka;
        _pauses = new GroupPauses(mongo, stateDatabase);
        _logger = loggerFactory.CreateLogger<ConsumerGroups>();
        _cluster = new ClusterReader(kafka, _logger, timeProvider);
        _timeProvider = timeProvider;
    }

    /// <summary>Every group that the cluster knows or that is paused, in order of name.</summary>
    /// <exception cref="StreamException">The cluster does not answer.</exception>
    /// <exception cref="MongoException">The state database does not answer.</exception>
    public async Task<IReadOnlyList<GroupSummary>> ListAsync(CancellationToken cancellationToken)
    {
        var paused = await _pauses.AllAsync(cancellationToken);
        var known = await AskAsync(
            "The groups could not be listed", admin => _cluster.Read(admin, cancellationToken).Groups, cancellationToken);
        return Summarize(known, paused);
    }

    /// <summary>Which of the groups are paused by hand.</summary>
    /// <exception cref="MongoException">The state database does not answer.</exception>
    public Task<IReadOnlySet<string>> PausedAsync(CancellationToken cancellationToken) => _pauses.AllAsync(cancellationToken);

    /// <summary>Groups in a list, those that are paused and that the cluster does not know among them, in order of name.</summary>
    public static IReadOnlyList<GroupSummary> Summarize(IReadOnlyList<GroupDetails> known, IReadOnlySet<string> paused)
    {
        var listed = known.Select(group => new GroupSummary(
            group.Group,
            group.State,
            paused.Contains(group.Group),
            group.Members.Count,
            [.. group.Partitions.Select(partition => partition.Topic).Distinct(StringComparer.Ordinal)],
            group.Lag,
            group.LagTime));
        var unknown = paused.Except(known.Select(group => group.Group), StringComparer.Ordinal)
            .Select(group => new GroupSummary(group, "Unknown", IsPaused: true, 0, [], 0, TimeSpan.Zero));
        return [.. listed.Concat(unknown).OrderBy(group => group.Group, StringComparer.Ordinal)];
    }

    /// <summary>One group with its members and partitions.</summary>
    /// <exception cref="GroupException">There is no such group.</exception>
    /// <exception cref="StreamException">The cluster does not answer.</exception>
    /// <exception cref="MongoException">The state database does not answer.</exception>
    public async Task<GroupDetails> ShowAsync(string group, CancellationToken cancellationToken)
    {
        var isPaused = await _pauses.IsPausedAsync(group, cancellationToken);
        var details = await AskAsync($"Group {group} could not be read", admin => _cluster.Find(admin, group), cancellationToken)
            ?? throw new GroupException(
                $"Kafka at {_kafka.BootstrapServers} has no consumer group {group}: see 'millrace groups list'.");
        return details with { IsPaused = isPaused };
    }

    /// <summary>Makes every loader of the group stop taking records, now and after restarts, until it is resumed. They notice within
    /// about a second and keep their partitions.</summary>
    /// <returns>False when it was paused already.</returns>
    /// <exception cref="MongoException">The state database does not answer.</exception>
    public Task<bool> PauseAsync(string group, CancellationToken cancellationToken) =>
        _pauses.SetAsync(group, paused: true, _timeProvider.GetUtcNow(), cancellationToken);

    /// <summary>Lets the group's loaders go on.</summary>
    /// <returns>False when it was not paused.</returns>
    /// <exception cref="MongoException">The state database does not answer.</exception>
    public Task<bool> ResumeAsync(string group, CancellationToken cancellationToken) =>
        _pauses.SetAsync(group, paused: false, _timeProvider.GetUtcNow(), cancellationToken);

    /// <summary>Says what a reset would change, and changes nothing.</summary>
    /// <param name="group">The group; it must have no active members, but may be new.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="target">Where to go on.</param>
    /// <param name="partition">The one partition meant; null for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="GroupException">The group is active, or the target lies outside a partition.</exception>
    /// <exception cref="StreamException">The cluster does not answer, or has no such topic or partition.</exception>
    public Task<IReadOnlyList<OffsetReset>> PlanResetAsync(
        string group, string topic, ResetTarget target, int? partition, CancellationToken cancellationToken) => AskAsync(
        $"Group {group} could not be reset",
        admin =>
        {
            using var consumer = InspectionConsumer.Create(_kafka, group, _logger);
            return Plan(admin, consumer, group, topic, target, partition);
        },
        cancellationToken);

    /// <summary>Moves the group's committed offsets. The coordinator itself refuses when a member joins meanwhile.</summary>
    /// <inheritdoc cref="PlanResetAsync"/>
    public Task<IReadOnlyList<OffsetReset>> ResetAsync(
        string group, string topic, ResetTarget target, int? partition, CancellationToken cancellationToken) => AskAsync(
        $"Group {group} could not be reset",
        admin =>
        {
            using var consumer = InspectionConsumer.Create(_kafka, group, _logger);
            var resets = Plan(admin, consumer, group, topic, target, partition);
            consumer.Commit(resets.Select(reset => new TopicPartitionOffset(topic, reset.Partition, reset.After)));
            return resets;
        },
        cancellationToken);

    private IReadOnlyList<OffsetReset> Plan(
        IAdminClient admin, IConsumer<byte[]?, byte[]?> consumer, string group, string topic, ResetTarget target, int? partition)
    {
        if (admin.ListGroups(_kafka.RequestTimeout).Find(found => found.Group == group) is { Members.Count: > 0 } active)
        {
            var who = string.Join(
                ", ", active.Members.Select(member => $"{member.ClientId} at {member.ClientHost.TrimStart('/')}").Distinct());
            throw new GroupException(
                $"Group {group} has {active.Members.Count} active members ({who}): stop them first, then reset the group.");
        }

        var extents = InspectionConsumer.ExtentsOf(consumer, _kafka, topic)
            ?? throw new StreamException($"Kafka at {_kafka.BootstrapServers} has no topic {topic}: see 'millrace topics list'.");
        var chosen = extents.Where(extent => partition is null || extent.Partition == partition).ToList();
        if (chosen.Count == 0)
        {
            throw new StreamException($"Topic {topic} has no partition {partition}; it has {extents.Count}.");
        }

        var before = consumer.Committed(chosen.Select(extent => new TopicPartition(topic, extent.Partition)), _kafka.RequestTimeout)
            .ToDictionary(position => position.Partition.Value, position => position.Offset.Value);
        var after = AfterReset(consumer, topic, target, chosen);
        return
        [
            .. chosen.Select(extent => new OffsetReset(
                extent.Partition, before[extent.Partition] >= 0 ? before[extent.Partition] : null, after[extent.Partition])),
        ];
    }

    private Dictionary<int, long> AfterReset(
        IConsumer<byte[]?, byte[]?> consumer, string topic, ResetTarget target, IReadOnlyList<PartitionSummary> partitions)
    {
        switch (target)
        {
            case ResetTarget.Earliest:
                return partitions.ToDictionary(extent => extent.Partition, extent => extent.Start);
            case ResetTarget.Latest:
                return partitions.ToDictionary(extent => extent.Partition, extent => extent.End);
            case ResetTarget.Offset offset:
                var outside = partitions.FirstOrDefault(extent => offset.Value < extent.Start || offset.Value > extent.End);
                return outside is null
                    ? partitions.ToDictionary(extent => extent.Partition, _ => offset.Value)
                    : throw new GroupException(
                        $"Offset {offset.Value} lies outside partition {outside.Partition} of {topic}, which has "
                        + $"{outside.Start} to {outside.End}: choose another offset, or one partition.");
            default:
                var time = new Timestamp(((ResetTarget.Time)target).Value);
                var found = consumer.OffsetsForTimes(
                    partitions.Select(extent => new TopicPartitionTimestamp(topic, extent.Partition, time)), _kafka.RequestTimeout);
                var ends = partitions.ToDictionary(extent => extent.Partition, extent => extent.End);
                return found.ToDictionary(
                    position => position.Partition.Value,
                    position => position.Offset >= 0 ? position.Offset.Value : ends[position.Partition.Value]);
        }
    }

    /// <summary>Runs requests, each of which blocks.</summary>
    private Task<T> AskAsync<T>(string failed, Func<IAdminClient, T> ask, CancellationToken cancellationToken) => BlockingCall.RunAsync(
        () =>
        {
            try
            {
                using var admin = _cluster.Connect();
                return ask(admin);
            }
            catch (KafkaException failure)
            {
                throw InspectionConsumer.Failed(failed, _kafka, failure);
            }
        },
        cancellationToken);
}
