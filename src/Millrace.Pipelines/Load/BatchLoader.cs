using Microsoft.Extensions.Logging;
using Millrace.Mongo;
using Polly;

namespace Millrace.Pipelines.Load;

/// <summary>
/// Takes one batch of a partition through everything that must have happened before its offset may move: documents stored, what
/// cannot be stored in the dead-letter topic, the batch in the load journal. Each step is repeated until the other side takes it.
/// Thread-safe; a lane uses it for one batch at a time.
/// </summary>
internal sealed class BatchLoader(
    LoadOptions options,
    MongoClient mongo,
    LoadJournal journal,
    LoadDeadLetters deadLetters,
    LoadCounters counters,
    ILogger logger,
    TimeProvider timeProvider) : IDisposable
{
    private readonly SemaphoreSlim _writers = new(options.Writers);
    private readonly ResiliencePipeline _retry = LoadRetry.Create(options, counters, logger, timeProvider);
    private readonly MongoCollection _raw = mongo.Database(options.Target.Database).Collection(options.Target.Collection)
        .WithWriteConcern(WriteConcern.MajorityJournaled);

    /// <summary>Loads a batch, once a writer is free.</summary>
    /// <exception cref="OperationCanceledException">The lane is stopping; the batch is not done and must not be acknowledged.</exception>
    /// <exception cref="LoadException">The store refuses for good.</exception>
    public async Task LoadAsync(
        IReadOnlyList<KafkaRecord> records, RawDocumentWriter documents, JournalLane journalLane, PartitionLane lane)
    {
        await _writers.WaitAsync(lane.Stopping);
        try
        {
            await LoadAsync(PreparedBatch.Create(records, documents, timeProvider.GetUtcNow()), documents, journalLane, lane);
        }
        finally
        {
            _writers.Release();
        }
    }

    public void Dispose() => _writers.Dispose();

    private async Task LoadAsync(PreparedBatch batch, RawDocumentWriter documents, JournalLane journalLane, PartitionLane lane)
    {
        var started = timeProvider.GetTimestamp();
        using var activity = BatchTrace.Start(batch.Records);
        var pending = new PendingWrites(batch, documents);
        await RepeatAsync(lane, () => WriteAsync(pending, lane), lane.Stopping);
        if (batch.Failures.Count > 0)
        {
            await RepeatAsync(lane, () => deadLetters.WriteAsync(batch, lane.Abandoned), lane.Stopping);
        }

        if (batch.Writes.Count > 0)
        {
            var (from, to) = (batch.Records[0].Offset.Value, batch.Records[^1].Offset.Value);
            journalLane.Trace = activity?.Id;
            var documentCount = pending.Stored.Count + pending.Matched;
            await RepeatAsync(lane, () => journal.AppendAsync(journalLane, from, to, documentCount, lane.Abandoned), lane.Abandoned);
        }

        var now = timeProvider.GetUtcNow();
        foreach (var write in pending.Stored)
        {
            counters.Stored(batch.Writes[write].Route, now - batch.Writes[write].ExtractedAt);
        }

        activity?.SetTag("millrace.load.stored", pending.Stored.Count);
        activity?.SetTag("millrace.load.dead_letters", batch.Failures.Count);
        counters.BatchDone(batch, pending.Stored.Count, pending.Matched + batch.Coalesced, timeProvider.GetElapsedTime(started));
        logger.BatchLoaded(lane.Partition.ToString(), batch.Records.Count, pending.Stored.Count, batch.Failures.Count);
    }

    /// <summary>Opens the lane's journal, however long the store needs to answer.</summary>
    public async Task<JournalLane> OpenJournalAsync(PartitionLane lane)
    {
        JournalLane? opened = null;
        await RepeatAsync(
            lane,
            async () => opened = await journal.OpenAsync(lane.Partition.Topic, lane.Partition.Partition, lane.Abandoned),
            lane.Stopping);
        return opened!;
    }

    /// <summary>Opens the journal of a lane whose loader, if there is one, goes on by itself.</summary>
    public async Task<JournalLane> OpenReplayJournalAsync(PartitionLane lane)
    {
        JournalLane? opened = null;
        await RepeatAsync(
            lane,
            async () => opened = await journal.OpenReplayAsync(lane.Partition.Topic, lane.Partition.Partition, lane.Abandoned),
            lane.Stopping);
        return opened!;
    }

    private async Task RepeatAsync(PartitionLane lane, Func<Task> attempt, CancellationToken giveUp)
    {
        var partition = lane.Partition.Partition.Value;
        var context = ResilienceContextPool.Shared.Get(giveUp);
        context.Properties.Set(LoadRetry.PartitionKey, partition);
        try
        {
            await _retry.ExecuteAsync(static async (_, run) => await run(), context, attempt);
            counters.Recovered(partition);
        }
        catch (MongoException refused)
        {
            throw new LoadException($"The store refuses to take records into {options.Target}: {refused.Message.TrimEnd('.')}.", refused);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task WriteAsync(PendingWrites pending, PartitionLane lane)
    {
        // A duplicate key is tried again at once: the second attempt finds the document that won the race.
        for (var attempt = 0; attempt < 2 && pending.Left.Count > 0; attempt++)
        {
            await WriteAsync(pending, [.. pending.Left], retryDuplicateKeys: attempt == 0, lane);
        }

        if (pending.Left.Count > 0)
        {
            throw new StoreBusyException(pending.Trouble ?? "The store took only a part of the batch.");
        }
    }

    private async Task WriteAsync(PendingWrites pending, IReadOnlyList<int> writes, bool retryDuplicateKeys, PartitionLane lane)
    {
        try
        {
            pending.Apply(writes, await ExecuteAsync(pending.ToBulk(writes), lane), retryDuplicateKeys);
        }
        catch (MongoException failure) when (failure is not (MongoServerException or MongoConnectionException))
        {
            // The client refuses a bulk before it sends it when one document is not acceptable to it: one by one, to find that one.
            if (writes.Count == 1)
            {
                pending.Reject(writes[0], "The MongoDB client cannot send the document.", failure.GetType().Name);
                return;
            }

            foreach (var write in writes)
            {
                await WriteAsync(pending, [write], retryDuplicateKeys, lane);
            }
        }
    }

    private async Task<BulkWriteResult> ExecuteAsync(BulkWrite bulk, PartitionLane lane)
    {
        try
        {
            return await _raw.BulkWriteAsync(bulk, lane.Abandoned);
        }
        finally
        {
            // After a wait that was given up the write may still be reading the bulk's pooled buffer: leave it to the collector.
            if (!lane.Abandoned.IsCancellationRequested)
            {
                bulk.Dispose();
            }
        }
    }
}
