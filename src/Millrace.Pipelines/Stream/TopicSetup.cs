using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.Logging;

namespace Millrace.Pipelines.Stream;

/// <summary>Creates the topics a pipeline needs and gives an existing topic the partitions it lacks. Idempotent, thread-safe.</summary>
public static class TopicSetup
{
    /// <summary>Makes sure that the topics exist with at least their partitions.</summary>
    /// <exception cref="StreamException">The cluster does not answer or refuses, or a topic has too few partitions.</exception>
    public static async Task EnsureAsync(
        KafkaOptions kafka, IReadOnlyList<TopicOptions> topics, ILoggerFactory loggerFactory, CancellationToken cancellationToken)
    {
        kafka.Validate();
        foreach (var topic in topics)
        {
            topic.Validate();
        }

        KafkaNative.EnsureLoaded();
        var logger = loggerFactory.CreateLogger(typeof(TopicSetup));
        using var admin = CreateAdmin(kafka, logger);
        foreach (var topic in topics)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var partitions = await CountPartitionsAsync(admin, kafka, topic.Name);
            if (partitions == 0 && await TryCreateAsync(admin, kafka, topic, logger))
            {
                continue;
            }

            if (partitions < topic.Partitions)
            {
                await AddPartitionsAsync(admin, kafka, topic, logger);
            }
        }
    }

    /// <summary>What <see cref="EnsureAsync"/> would do to a topic; the cluster judges it and changes nothing.</summary>
    /// <exception cref="StreamException">The cluster does not answer or would refuse, or the topic has too few partitions.</exception>
    public static async Task<TopicPlan> PlanAsync(
        KafkaOptions kafka, TopicOptions topic, ILoggerFactory loggerFactory, CancellationToken cancellationToken)
    {
        kafka.Validate();
        topic.Validate();
        KafkaNative.EnsureLoaded();
        using var admin = CreateAdmin(kafka, loggerFactory.CreateLogger(typeof(TopicSetup)));
        cancellationToken.ThrowIfCancellationRequested();
        var plan = new TopicPlan(topic.Name, await CountPartitionsAsync(admin, kafka, topic.Name), topic.Partitions);
        if (plan.Missing > 0 && plan.Partitions > 0 && !topic.AddPartitions)
        {
            throw new StreamException(Lacking(topic, plan.Partitions) + ": add partitions to it, or name another topic.");
        }

        try
        {
            if (plan.Partitions == 0)
            {
                await admin.CreateTopicsAsync([SpecificationOf(topic)], new CreateTopicsOptions
                {
                    RequestTimeout = kafka.RequestTimeout, OperationTimeout = kafka.RequestTimeout, ValidateOnly = true,
                });
            }
            else if (plan.Missing > 0)
            {
                await admin.CreatePartitionsAsync([GrowthOf(topic)], new CreatePartitionsOptions
                {
                    RequestTimeout = kafka.RequestTimeout, OperationTimeout = kafka.RequestTimeout, ValidateOnly = true,
                });
            }

            return plan;
        }
        catch (CreateTopicsException failure)
        {
            var error = failure.Results.Select(r => r.Error).First(e => e.IsError);
            throw Refused($"Topic {topic.Name} is missing and could not be created", error, kafka, failure);
        }
        catch (KafkaException failure)
        {
            throw Refused($"Topic {topic.Name} could not be made as it is needed", failure.Error, kafka, failure);
        }
    }

    /// <summary>The sentence for a cluster that does not answer.</summary>
    internal static StreamException Unreachable(KafkaOptions kafka, KafkaException? failure) => new(
        $"Kafka at {kafka.BootstrapServers} did not answer within {kafka.RequestTimeout.TotalSeconds:0.###} s: "
        + "start it, or name the right brokers.",
        failure);

    internal static bool IsUnreachable(Error error) => error.Code is ErrorCode.Local_TimedOut or ErrorCode.Local_Transport
        or ErrorCode.Local_AllBrokersDown or ErrorCode.Local_Resolve or ErrorCode.RequestTimedOut;

    private static async Task<bool> TryCreateAsync(IAdminClient admin, KafkaOptions kafka, TopicOptions topic, ILogger logger)
    {
        try
        {
            await admin.CreateTopicsAsync(
                [SpecificationOf(topic)],
                new CreateTopicsOptions { RequestTimeout = kafka.RequestTimeout, OperationTimeout = kafka.RequestTimeout });
            logger.TopicCreated(topic.Name, topic.Partitions);
            return true;
        }
        catch (CreateTopicsException failure) when (failure.Results.All(r => r.Error.Code == ErrorCode.TopicAlreadyExists))
        {
            return false; // another process was faster, perhaps with fewer partitions
        }
        catch (CreateTopicsException failure)
        {
            var error = failure.Results.Select(r => r.Error).First(e => e.IsError);
            throw Refused($"Topic {topic.Name} could not be created", error, kafka, failure);
        }
        catch (KafkaException failure)
        {
            throw Refused($"Topic {topic.Name} could not be created", failure.Error, kafka, failure);
        }
    }

    private static async Task AddPartitionsAsync(IAdminClient admin, KafkaOptions kafka, TopicOptions topic, ILogger logger)
    {
        var partitions = await CountPartitionsAsync(admin, kafka, topic.Name);
        if (partitions >= topic.Partitions)
        {
            return;
        }

        var lacking = Lacking(topic, partitions);
        if (!topic.AddPartitions)
        {
            throw new StreamException($"{lacking}: add partitions to it, or name another topic.");
        }

        try
        {
            await admin.CreatePartitionsAsync(
                [GrowthOf(topic)],
                new CreatePartitionsOptions { RequestTimeout = kafka.RequestTimeout, OperationTimeout = kafka.RequestTimeout });
            logger.PartitionsAdded(topic.Name, partitions, topic.Partitions);
        }
        catch (KafkaException failure)
        {
            // Another process may have added them a moment ago.
            if (await CountPartitionsAsync(admin, kafka, topic.Name) < topic.Partitions)
            {
                throw Refused($"{lacking}, and they could not be added", failure.Error, kafka, failure);
            }
        }
    }

    // The metadata of all topics: a broker may make a topic that is asked for by name, with its own number of partitions.
    private static Task<int> CountPartitionsAsync(IAdminClient admin, KafkaOptions kafka, string topic) => BlockingCall.RunAsync(
        () => CountPartitions(admin, kafka, topic), CancellationToken.None);

    private static int CountPartitions(IAdminClient admin, KafkaOptions kafka, string topic)
    {
        try
        {
            return admin.GetMetadata(kafka.RequestTimeout).Topics.Find(found => found.Topic == topic)?.Partitions.Count ?? 0;
        }
        catch (KafkaException failure)
        {
            throw Refused($"Topic {topic} could not be read", failure.Error, kafka, failure);
        }
    }

    private static IAdminClient CreateAdmin(KafkaOptions kafka, ILogger logger) =>
        new AdminClientBuilder(kafka.ToAdminConfig())
            .SetLogHandler((_, message) => KafkaNative.Forward(logger, message))
            .SetErrorHandler((_, error) => logger.KafkaClientError(error.Code.ToString(), error.Reason))
            .Build();

    private static TopicSpecification SpecificationOf(TopicOptions topic) => new()
    {
        Name = topic.Name, NumPartitions = topic.Partitions, ReplicationFactor = topic.ReplicationFactor,
    };

    private static PartitionsSpecification GrowthOf(TopicOptions topic) =>
        new() { Topic = topic.Name, IncreaseTo = topic.Partitions };

    private static string Lacking(TopicOptions topic, int partitions) =>
        $"Topic {topic.Name} has {partitions} partitions but {topic.Partitions} are needed";

    private static StreamException Refused(string what, Error error, KafkaOptions kafka, KafkaException failure) =>
        IsUnreachable(error) ? Unreachable(kafka, failure) : new StreamException($"{what}: {error.Reason.TrimEnd('.')}.", failure);
}
