using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Millrace.Pipelines.Groups;
using Millrace.Pipelines.Stream;

namespace Millrace.Pipelines.Load;

/// <summary>
/// The poll thread: takes records from the group's consumer and hands each partition's to its lane, never waiting for a lane, so that
/// the group's poll deadline is kept whatever the store does. All methods run on that one thread, the consumer's callbacks too.
/// </summary>
internal sealed class PartitionConsumer(
    KafkaOptions kafka,
    LoadOptions options,
    BatchLoader batches,
    LoadCounters counters,
    LoadSignals signals,
    ILogger logger,
    TimeProvider timeProvider)
{
    private static readonly TimeSpan PollTimeout = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PausedPollTimeout = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan GaugeInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PauseInterval = TimeSpan.FromMilliseconds(10);

    private readonly Dictionary<TopicPartition, PartitionLane> _lanes = [];
    private CatchUp? _catchUp;
    private ConsumerExit? _exit;
    private bool _leaving;
    private int _paused;
    private long _pausesChecked;
    private long _gaugesPublished;

    /// <summary>Polls until cancelled (false) or caught up (true), then leaves the group.</summary>
    /// <exception cref="LoadException">A lane cannot go on, or the cluster refuses for good.</exception>
    public bool Run(CancellationToken cancellationToken)
    {
        KafkaNative.EnsureLoaded();
        var consumer = CreateConsumer();
        _exit = new ConsumerExit(consumer, logger, timeProvider);
        var caughtUp = false;
        try
        {
            if (signals.StopWhenCaughtUp)
            {
                CatchUpOf(consumer).Begin(); // now: once records are fetched, each question waits behind a fetch
            }

            consumer.Subscribe(options.Stream.Topic.Name);
            while (!cancellationToken.IsCancellationRequested && signals.Failure is null && !caughtUp)
            {
                Poll(consumer);
                PauseAndResume(consumer);
                PublishGauges(consumer);
                caughtUp = signals.StopWhenCaughtUp && CatchUpOf(consumer).IsReached(_lanes);
            }
        }
        catch (KafkaException refusal)
        {
            throw Refused(refusal);
        }
        finally
        {
            Leave(consumer);
        }

        return signals.Failure is { } failure ? throw failure : caughtUp;
    }

    private void Poll(IConsumer<byte[]?, byte[]?> consumer)
    {
        try
        {
            var record = consumer.Consume(_paused > 0 ? PausedPollTimeout : PollTimeout);
            if (record is null || !_lanes.TryGetValue(record.TopicPartition, out var lane))
            {
                return;
            }

            if (record.IsPartitionEOF)
            {
                lane.ReachedEnd(record.Offset);
                return;
            }

            if (lane.TryAdd(record))
            {
                counters.Read();
            }
            else
            {
                consumer.Seek(record.TopicPartitionOffset); // not expected of a paused partition; ask for it again, lose nothing
            }

            if (lane.IsFull && !lane.IsPaused)
            {
                Pause(consumer, lane);
            }
        }
        catch (ConsumeException failure)
        {
            if (failure.Error.IsFatal || IsRefusal(failure.Error.Code))
            {
                throw Refused(failure);
            }

            logger.KafkaClientError(failure.Error.Code.ToString(), failure.Error.Reason); // passes; the client goes on by itself
        }
    }

    private LoadException Refused(KafkaException failure) =>
        new($"Kafka at {kafka.BootstrapServers} refuses the loader: {failure.Error.Reason.TrimEnd('.')}.", failure);

    private void PauseAndResume(IConsumer<byte[]?, byte[]?> consumer)
    {
        if (timeProvider.GetElapsedTime(_pausesChecked) < PauseInterval)
        {
            return; // after every record would be too often with many partitions
        }

        _pausesChecked = timeProvider.GetTimestamp();
        var groupIsPaused = signals.IsPaused;
        if (_paused == 0 && !groupIsPaused)
        {
            return;
        }

        foreach (var lane in _lanes.Values)
        {
            if (groupIsPaused && !lane.IsPaused)
            {
                Pause(consumer, lane);
            }
            else if (!groupIsPaused && lane.IsPaused && lane.HasRoom)
            {
                consumer.Resume([lane.Partition]);
                lane.IsPaused = false;
                _paused--;
            }
        }
    }

    private void Pause(IConsumer<byte[]?, byte[]?> consumer, PartitionLane lane)
    {
        consumer.Pause([lane.Partition]);
        lane.IsPaused = true;
        _paused++;
        logger.PartitionPaused(lane.Partition.ToString(), lane.HeldRecords);
    }

    private CatchUp CatchUpOf(IConsumer<byte[]?, byte[]?> consumer) =>
        _catchUp ??= new CatchUp(consumer, kafka, options.Stream.Topic.Name, timeProvider);

    private void PublishGauges(IConsumer<byte[]?, byte[]?> consumer)
    {
        if (_gaugesPublished != 0 && timeProvider.GetElapsedTime(_gaugesPublished) < GaugeInterval)
        {
            return;
        }

        _gaugesPublished = timeProvider.GetTimestamp();
        var now = timeProvider.GetUtcNow();
        Publish([.. _lanes.Values.Select(lane => LagOf(consumer, lane, now)).OrderBy(lag => lag.Partition)]);
    }

    private static PartitionLag LagOf(IConsumer<byte[]?, byte[]?> consumer, PartitionLane lane, DateTimeOffset now)
    {
        var records = lane.Position < 0
            ? lane.HeldRecords
            : Math.Max(0, consumer.GetWatermarkOffsets(lane.Partition).High.Value - lane.Position);
        var age = lane.OldestHeld is { } oldest && now > oldest ? now - oldest : TimeSpan.Zero;
        return new PartitionLag(lane.Partition.Partition.Value, records, age);
    }

    private void Publish(IReadOnlyList<PartitionLag> lags)
    {
        signals.Publish(_lanes.Values.Sum(lane => lane.HeldRecords), lags, _lanes.Count, _paused);
        PipelineMetrics.LoadHeld.Record(_lanes.Values.Sum(lane => lane.HeldRecords));
        PipelineMetrics.LoadPartitions.Record(_lanes.Count);
        foreach (var lag in lags)
        {
            KeyValuePair<string, object?>[] tags =
                [new("group", options.Group), new("topic", options.Stream.Topic.Name), new("partition", lag.Partition)];
            PipelineMetrics.LoadLag.Record(lag.Records, tags);
            PipelineMetrics.LoadLagTime.Record(lag.Age.TotalSeconds, tags);
        }
    }

    /// <summary>Takes partitions: all of them with an eager assignor, those that come in addition with a cooperative one.</summary>
    private void Assign(IConsumer<byte[]?, byte[]?> consumer, IEnumerable<TopicPartition> partitions)
    {
        _exit!.WasAssigned = true;
        if (_leaving)
        {
            return;
        }

        foreach (var partition in partitions)
        {
            var lane = new PartitionLane(partition, options, consumer.StoreOffset);
            if (_lanes.TryGetValue(partition, out var before))
            {
                before.Fence(); // assigned again without a word in between: what it holds will be delivered again
            }

            _lanes[partition] = lane;
            lane.Completion = Task.Run(() => RunLaneAsync(lane));
            logger.PartitionAssigned(partition.ToString());
        }
    }

    /// <summary>Lets the lanes finish their batch until the deadline, commits what is done and shuts the rest out.</summary>
    private void Revoke(IConsumer<byte[]?, byte[]?> consumer, IEnumerable<TopicPartition> partitions)
    {
        var leaving = partitions.Where(_lanes.ContainsKey).Select(partition => _lanes[partition]).ToList();
        leaving.ForEach(lane => lane.Stop());
        if (!Task.WaitAll([.. leaving.Select(lane => lane.Completion)], options.DrainTimeout))
        {
            logger.DrainIncomplete(leaving.Count(lane => !lane.Completion.IsCompleted), options.DrainTimeout);
        }

        leaving.ForEach(lane => lane.Fence());
        Commit(consumer, leaving);
        Forget(leaving);
    }

    private void Lose(IEnumerable<TopicPartition> partitions)
    {
        // Another member has them already: nothing may be committed any more.
        var lost = partitions.Where(_lanes.ContainsKey).Select(partition => _lanes[partition]).ToList();
        lost.ForEach(lane => lane.Fence());
        Forget(lost);
    }

    private void Forget(List<PartitionLane> lanes)
    {
        foreach (var lane in lanes)
        {
            _lanes.Remove(lane.Partition);
            _paused -= lane.IsPaused ? 1 : 0;
            lane.Dispose();
            counters.Recovered(lane.Partition.Partition);
            logger.PartitionRevoked(lane.Partition.ToString());
        }
    }

    private void Commit(IConsumer<byte[]?, byte[]?> consumer, List<PartitionLane> lanes)
    {
        var positions = lanes.Where(lane => lane.Position >= 0)
            .Select(lane => new TopicPartitionOffset(lane.Partition, lane.Position))
            .ToList();
        if (positions.Count == 0)
        {
            return;
        }

        try
        {
            consumer.Commit(positions);
            PipelineMetrics.CountCommit(positions.Count, failed: 0);
        }
        catch (KafkaException failure)
        {
            // The next owner gets these records again and finds their documents.
            PipelineMetrics.CountCommit(committed: 0, positions.Count);
            logger.CommitFailed(failure.Error.Reason);
        }
    }

    private void Leave(IConsumer<byte[]?, byte[]?> consumer)
    {
        _leaving = true;
        Revoke(consumer, [.. _lanes.Keys]);
        _exit!.Leave(options.SessionTimeout);
        Publish([]);
    }

    private async Task RunLaneAsync(PartitionLane lane)
    {
        using var documents = new RawDocumentWriter(options);
        try
        {
            var journal = await batches.OpenJournalAsync(lane);
            while (true)
            {
                await signals.WaitWhilePausedAsync(lane.Stopping);
                var records = await lane.TakeBatchAsync(timeProvider);
                await batches.LoadAsync(records, documents, journal, lane);
                if (!lane.Acknowledge(records))
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (lane.Stopping.IsCancellationRequested)
        {
            // What is not acknowledged is delivered again, here or to another loader.
        }
        catch (KafkaException revoked)
        {
            logger.KafkaClientError(revoked.Error.Code.ToString(), revoked.Error.Reason); // the offset of a partition just lost
        }
        catch (LoadException refused)
        {
            signals.Fail(refused);
        }
        catch (Exception unexpected)
        {
            signals.Fail(new LoadException($"Partition {lane.Partition} cannot be loaded: {unexpected.Message.TrimEnd('.')}.", unexpected));
        }
    }

    // A partition that has nothing new to commit says NoOffset.
    private static bool IsFailedCommit(Error error) => error.IsError && error.Code != ErrorCode.Local_NoOffset;

    private static bool IsRefusal(ErrorCode code) => code is ErrorCode.TopicAuthorizationFailed or ErrorCode.GroupAuthorizationFailed
        or ErrorCode.ClusterAuthorizationFailed or ErrorCode.SaslAuthenticationFailed or ErrorCode.Local_Authentication
        or ErrorCode.InconsistentGroupProtocol or ErrorCode.UnsupportedVersion;

    private IConsumer<byte[]?, byte[]?> CreateConsumer()
    {
        var config = new ConsumerConfig(kafka.ToClientConfig())
        {
            GroupId = options.Group,
            EnableAutoCommit = true,
            AutoCommitIntervalMs = 1000,
            EnableAutoOffsetStore = false,
            EnablePartitionEof = true,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            AllowAutoCreateTopics = false,
            SessionTimeoutMs = (int)options.SessionTimeout.TotalMilliseconds,
            HeartbeatIntervalMs = Math.Min(3000, (int)options.SessionTimeout.TotalMilliseconds / 3),
        };
        config.PartitionAssignmentStrategy = options.Rebalancing == RebalanceMode.Cooperative
            ? PartitionAssignmentStrategy.CooperativeSticky
            : PartitionAssignmentStrategy.RoundRobin;
        // A partition just assigned or resumed waits until the broker has answered the fetch under way; librdkafka's 500 ms is felt.
        config.FetchWaitMaxMs ??= 100;
        config.TopicMetadataRefreshIntervalMs ??= 10_000; // partitions that are added are found within seconds, not minutes
        return new ConsumerBuilder<byte[]?, byte[]?>(config)
            .SetKeyDeserializer(BytesOrNull.Instance)
            .SetValueDeserializer(BytesOrNull.Instance)
            .SetPartitionsAssignedHandler((client, partitions) => Assign(client, partitions))
            .SetPartitionsRevokedHandler((client, positions) => Revoke(client, positions.Select(position => position.TopicPartition)))
            .SetPartitionsLostHandler((_, positions) => Lose(positions.Select(position => position.TopicPartition)))
            .SetOffsetsCommittedHandler((_, committed) => PipelineMetrics.CountCommit(
                committed.Offsets.Count(place => !place.Error.IsError), committed.Offsets.Count(place => IsFailedCommit(place.Error))))
            .SetLogHandler((_, message) => KafkaNative.Forward(logger, message))
            .SetErrorHandler((_, error) => logger.KafkaClientError(error.Code.ToString(), error.Reason))
            .Build();
    }
}
