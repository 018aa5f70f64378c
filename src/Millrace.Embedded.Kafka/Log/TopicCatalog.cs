using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Log;

/// <summary>
/// All topics, and the durable list of them. Looking up is lock-free; changes are made one at a time and are on disk before they are
/// visible. Thread-safe.
/// </summary>
internal sealed class TopicCatalog : IDisposable
{
    private const int MaxNameLength = 249;

    private readonly Lock _gate = new();
    private readonly string _directory;
    private readonly LogServices _services;
    private readonly MetadataFile _metadata;
    private readonly ConcurrentDictionary<string, Topic> _topics = new();

    private TopicCatalog(string directory, LogServices services, MetadataFile metadata)
    {
        _directory = directory;
        _services = services;
        _metadata = metadata;
    }

    public string ClusterId => _metadata.Current.ClusterId;

    /// <summary>All topics, by name.</summary>
    public IEnumerable<Topic> All => _topics.Values.OrderBy(topic => topic.Name, StringComparer.Ordinal);

    /// <summary>Opens the data directory: reads the list of topics and checks every partition.</summary>
    public static TopicCatalog Open(string directory, LogServices services)
    {
        var catalog = new TopicCatalog(directory, services, MetadataFile.Open(directory));
        try
        {
            catalog.DeleteLeftovers();
            Parallel.ForEach(catalog._metadata.Current.Topics, entry => catalog._topics[entry.Name] = catalog.OpenTopic(entry));
            return catalog;
        }
        catch (Exception exception)
        {
            catalog.Dispose();
            if (exception is AggregateException { InnerException: { } cause })
                ExceptionDispatchInfo.Throw(cause);
            throw;
        }
    }

    public Topic? Find(string name) => _topics.GetValueOrDefault(name);

    public Topic? Find(Guid id) => _topics.Values.FirstOrDefault(topic => topic.Id == id);

    /// <summary>Says whether a topic could be created.</summary>
    public TopicOutcome CheckCreate(NewTopic topic)
    {
        if (!IsValidName(topic.Name))
        {
            return TopicOutcome.Refused(
                ErrorCode.INVALID_TOPIC_EXCEPTION,
                "A topic name has 1 to 249 ASCII letters, digits, '.', '_' and '-', and is not '.' or '..'.");
        }

        if (_topics.ContainsKey(topic.Name))
            return TopicOutcome.Refused(ErrorCode.TOPIC_ALREADY_EXISTS, $"Topic '{topic.Name}' already exists.");
        if (topic.Partitions < 1)
            return TopicOutcome.Refused(ErrorCode.INVALID_PARTITIONS, "A topic has at least one partition.");
        return CheckCapacity(topic.Partitions) ?? CheckConfig(topic.Configs, out _) ?? TopicOutcome.Done(null);
    }

    public TopicOutcome Create(NewTopic topic) => Change(() =>
    {
        var check = CheckCreate(topic);
        if (check.Error != ErrorCode.NONE)
            return check;
        var entry = new BrokerMetadata.TopicEntry
        {
            Name = topic.Name,
            Id = Guid.NewGuid(),
            Partitions = topic.Partitions,
            Configs = topic.Configs,
        };

        // What is left of a deleted topic of the same name must be gone first, or the next start would delete the new one with it.
        DeleteLeftovers();
        if (Enumerable.Range(0, topic.Partitions).Any(index => Directory.Exists(PartitionDirectory(topic.Name, index))))
            return TopicOutcome.Refused(ErrorCode.KAFKA_STORAGE_ERROR, "A directory of a former topic of this name is in the way.");
        var before = _metadata.Current;
        _metadata.Save(before with { Topics = [.. before.Topics, entry] });
        try
        {
            var created = _topics[topic.Name] = OpenTopic(entry);
            _services.Logger.TopicCreated(topic.Name, topic.Partitions);
            return TopicOutcome.Done(created);
        }
        catch (Exception)
        {
            _metadata.Save(before with { Deleted = [.. before.Deleted, entry] });
            DeleteLeftovers();
            throw;
        }
    });

    public TopicOutcome Delete(Topic topic) => Change(() =>
    {
        if (!_topics.TryGetValue(topic.Name, out var current) || current != topic)
            return TopicOutcome.Refused(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, $"There is no topic '{topic.Name}'.");
        var before = _metadata.Current;
        _metadata.Save(before with
        {
            Topics = [.. before.Topics.Where(entry => entry.Id != topic.Id)],
            Deleted = [.. before.Deleted, before.Topics.Single(entry => entry.Id == topic.Id)],
        });
        _topics.TryRemove(topic.Name, out _);
        foreach (var partition in topic.Partitions)
            partition.Dispose();
        DeleteLeftovers();
        _services.Logger.TopicDeleted(topic.Name);
        return TopicOutcome.Done(topic);
    });

    /// <summary>Says whether a topic could grow to a number of partitions.</summary>
    public TopicOutcome CheckGrow(Topic topic, int partitions)
    {
        var current = topic.Partitions.Count;
        return partitions <= current
            ? TopicOutcome.Refused(ErrorCode.INVALID_PARTITIONS, $"Topic '{topic.Name}' has {current} partitions; it can only grow.")
            : CheckCapacity(partitions - current) ?? TopicOutcome.Done(topic);
    }

    public TopicOutcome Grow(Topic topic, int partitions) => Change(() =>
    {
        var check = CheckGrow(topic, partitions);
        if (check.Error != ErrorCode.NONE)
            return check;
        SaveEntry(topic, entry => entry with { Partitions = partitions });
        var current = topic.Partitions.Count;
        topic.Grow([.. Enumerable.Range(current, partitions - current).Select(index => OpenPartition(topic.Name, index, topic.Config))]);
        return TopicOutcome.Done(topic);
    });

    /// <summary>Says whether a topic could have these settings.</summary>
    public TopicOutcome CheckConfigure(Topic topic, IReadOnlyDictionary<string, string> configs) =>
        CheckConfig(configs, out _) ?? TopicOutcome.Done(topic);

    /// <summary>Replaces all settings of a topic.</summary>
    public TopicOutcome Configure(Topic topic, IReadOnlyDictionary<string, string> configs) => Change(() =>
    {
        if (CheckConfig(configs, out var config) is { } problem)
            return problem;
        SaveEntry(topic, entry => entry with { Configs = configs });
        topic.Configure(config!);
        return TopicOutcome.Done(topic);
    });

    /// <summary>Reserves producer ids that no one had before and no one will get again, across restarts too.</summary>
    /// <returns>The first of them.</returns>
    public long ReserveProducerIds(int count)
    {
        lock (_gate)
        {
            var first = _metadata.Current.NextProducerId;
            _metadata.Save(_metadata.Current with { NextProducerId = first + count });
            return first;
        }
    }

    public void Dispose()
    {
        foreach (var partition in _topics.Values.SelectMany(topic => topic.Partitions))
            partition.Dispose();
    }

    private static bool IsValidName(string name) =>
        name.Length is > 0 and <= MaxNameLength
        && name is not ("." or "..")
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    private TopicOutcome Change(Func<TopicOutcome> change)
    {
        lock (_gate)
        {
            try
            {
                return change();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                _services.Logger.TopicChangeFailed(exception);
                return TopicOutcome.Refused(ErrorCode.KAFKA_STORAGE_ERROR, "The data directory could not be written.");
            }
        }
    }

    private void SaveEntry(Topic topic, Func<BrokerMetadata.TopicEntry, BrokerMetadata.TopicEntry> update)
    {
        var before = _metadata.Current;
        _metadata.Save(before with { Topics = [.. before.Topics.Select(entry => entry.Id == topic.Id ? update(entry) : entry)] });
    }

    private TopicOutcome? CheckCapacity(int added)
    {
        var total = _topics.Values.Sum(topic => (long)topic.Partitions.Count) + added;
        return total <= _services.Options.MaxPartitions
            ? null
            : TopicOutcome.Refused(ErrorCode.POLICY_VIOLATION, $"This broker takes {_services.Options.MaxPartitions} partitions at most.");
    }

    private TopicOutcome? CheckConfig(IReadOnlyDictionary<string, string> configs, out TopicConfig? config)
    {
        config = TopicConfig.Create(configs, _services.Options, out var problem);
        return problem is null ? null : TopicOutcome.Refused(ErrorCode.INVALID_CONFIG, problem);
    }

    private Topic OpenTopic(BrokerMetadata.TopicEntry entry)
    {
        var config = TopicConfig.Create(entry.Configs, _services.Options, out var problem)
            ?? throw new EmbeddedBrokerException($"Topic '{entry.Name}' in {MetadataFile.FileName} has wrong settings: {problem}");
        var partitions = new List<PartitionLog>();
        try
        {
            for (var index = 0; index < entry.Partitions; index++)
                partitions.Add(OpenPartition(entry.Name, index, config));
            return new Topic(entry.Name, entry.Id, config, [.. partitions]);
        }
        catch
        {
            partitions.ForEach(partition => partition.Dispose());
            throw;
        }
    }

    private PartitionLog OpenPartition(string topic, int index, TopicConfig config) =>
        PartitionLog.Open(PartitionDirectory(topic, index), config, _services);

    private string PartitionDirectory(string topic, int index) => Path.Combine(_directory, $"{topic}-{index}");

    private void DeleteLeftovers()
    {
        if (_metadata.Current.Deleted.Count == 0)
            return;
        foreach (var entry in _metadata.Current.Deleted)
        {
            for (var index = 0; index < entry.Partitions; index++)
            {
                var directory = PartitionDirectory(entry.Name, index);
                if (Directory.Exists(directory))
                    Directory.Delete(directory, recursive: true);
            }
        }

        _metadata.Save(_metadata.Current with { Deleted = [] });
    }
}
