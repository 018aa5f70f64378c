using System.Threading.Channels;
using Confluent.Kafka;

namespace Millrace.Pipelines.Load;

/// <summary>
/// What a loader holds of one assigned partition: the bounded queue between the poll thread and the lane's task, how far the lane has
/// come, and the fence that keeps a late acknowledgement from moving the offset of a partition that was given away. The poll thread
/// adds and stops; the lane's task takes and acknowledges; any thread may read the counts.
/// </summary>
internal sealed class PartitionLane : IDisposable
{
    private const long NoTime = long.MinValue;

    private readonly LoadOptions _options;
    private readonly Channel<KafkaRecord> _queue;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abandoned = new();
    private readonly Lock _fence = new();
    private readonly Action<TopicPartitionOffset> _storeOffset;
    private bool _fenced;
    private volatile TaskCompletionSource _batchIsFull = NewSignal();
    private int _heldRecords;
    private long _heldBytes;
    private long _queuedBytes;
    private long _oldestUnderWayMs = NoTime;
    private long _position = Offset.Unset;
    private long _end = Offset.Unset;

    public PartitionLane(TopicPartition partition, LoadOptions options, Action<TopicPartitionOffset> storeOffset)
    {
        Partition = partition;
        Stopping = _stopping.Token;
        Abandoned = _abandoned.Token;
        _options = options;
        _storeOffset = storeOffset;
        _queue = Channel.CreateBounded<KafkaRecord>(
            new BoundedChannelOptions(options.QueueRecords + 1) { SingleReader = true, SingleWriter = true });
    }

    public TopicPartition Partition { get; }

    /// <summary>The lane's task; set once by the loader that starts it.</summary>
    public Task Completion { get; set; } = Task.CompletedTask;

    /// <summary>Whether the partition is paused; only the poll thread reads and sets it.</summary>
    public bool IsPaused { get; set; }

    /// <summary>Records taken from Kafka and not acknowledged yet, the batch under way included.</summary>
    public int HeldRecords => Volatile.Read(ref _heldRecords);

    /// <summary>The timestamp of the oldest record held; null when none is.</summary>
    public DateTimeOffset? OldestHeld
    {
        get
        {
            var underWay = Volatile.Read(ref _oldestUnderWayMs);
            return underWay != NoTime ? DateTimeOffset.FromUnixTimeMilliseconds(underWay)
                : _queue.Reader.TryPeek(out var next) ? new DateTimeOffset(next.Message.Timestamp.UtcDateTime)
                : null;
        }
    }

    /// <summary>The offset behind the acknowledged records; <see cref="Offset.Unset"/> until something was.</summary>
    public long Position => Volatile.Read(ref _position);

    /// <summary>Signalled when no new batch may be started.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>Signalled when the batch under way is given up too.</summary>
    public CancellationToken Abandoned { get; }

    public bool IsFull => HeldRecords >= _options.QueueRecords || Volatile.Read(ref _heldBytes) >= _options.QueueBytes;

    // Resuming at half: pausing throws away what librdkafka has prefetched, so it must not happen at every record.
    public bool HasRoom => HeldRecords <= _options.QueueRecords / 2 && Volatile.Read(ref _heldBytes) <= _options.QueueBytes / 2;

    /// <summary>Hands a record to the lane; false when the queue has no room, which a paused partition prevents.</summary>
    public bool TryAdd(KafkaRecord record)
    {
        var size = SizeOf(record);
        Interlocked.Increment(ref _heldRecords);
        Interlocked.Add(ref _heldBytes, size);
        var queued = Interlocked.Add(ref _queuedBytes, size);
        if (!_queue.Writer.TryWrite(record))
        {
            Interlocked.Add(ref _queuedBytes, -size);
            Release(record);
            return false;
        }

        if (queued >= _options.BatchBytes || _queue.Reader.Count >= _options.BatchRecords)
        {
            _batchIsFull.TrySetResult();
        }

        return true;
    }

    /// <summary>Notes that the partition's end was seen; with nothing held, that is how far the lane has come.</summary>
    public void ReachedEnd(long offset) => Volatile.Write(ref _end, offset);

    /// <summary>Whether everything before <paramref name="target"/> is acknowledged.</summary>
    public bool HasReached(long target)
    {
        // The end counts only with nothing held, read in this order: a record is held before the end behind it is noted.
        var end = Volatile.Read(ref _end);
        return Position >= target || (end >= target && HeldRecords == 0);
    }

    /// <summary>Waits for records and takes up to one batch of them.</summary>
    /// <returns>The batch, in order of offset; never empty.</returns>
    /// <exception cref="OperationCanceledException">The lane is stopping.</exception>
    public async Task<List<KafkaRecord>> TakeBatchAsync(TimeProvider timeProvider)
    {
        await _queue.Reader.WaitToReadAsync(Stopping);
        if (_options.BatchLinger > TimeSpan.Zero && !_batchIsFull.Task.IsCompleted)
        {
            await Task.WhenAny(_batchIsFull.Task, Task.Delay(_options.BatchLinger, timeProvider, Stopping));
            Stopping.ThrowIfCancellationRequested();
        }

        // Before reading: what comes from now on may already fill the batch after this one.
        _batchIsFull = NewSignal();
        var batch = new List<KafkaRecord>(Math.Min(_queue.Reader.Count, _options.BatchRecords));
        var bytes = 0L;
        while (batch.Count < _options.BatchRecords && _queue.Reader.TryPeek(out var record))
        {
            var size = SizeOf(record);
            if (batch.Count > 0 && bytes + size > _options.BatchBytes)
            {
                break;
            }

            bytes += size;
            _queue.Reader.TryRead(out record);
            batch.Add(record!);
        }

        Volatile.Write(ref _oldestUnderWayMs, batch[0].Message.Timestamp.UnixTimestampMs);
        var left = Interlocked.Add(ref _queuedBytes, -bytes);
        if (left >= _options.BatchBytes || _queue.Reader.Count >= _options.BatchRecords)
        {
            _batchIsFull.TrySetResult();
        }

        return batch;
    }

    /// <summary>Moves the offset behind a batch that is done in every respect; false when the partition was given away meanwhile.</summary>
    public bool Acknowledge(IReadOnlyList<KafkaRecord> batch)
    {
        var next = batch[^1].Offset.Value + 1;
        lock (_fence)
        {
            if (_fenced)
            {
                return false;
            }

            _storeOffset(new TopicPartitionOffset(Partition, next));
        }

        Volatile.Write(ref _oldestUnderWayMs, NoTime);
        Volatile.Write(ref _position, next);
        foreach (var record in batch)
        {
            Release(record);
        }

        return true;
    }

    /// <summary>Lets the batch under way finish and starts no other.</summary>
    public void Stop() => _stopping.Cancel();

    /// <summary>Gives the batch under way up; whatever it still acknowledges is ignored.</summary>
    public void Fence()
    {
        lock (_fence)
        {
            _fenced = true;
        }

        _stopping.Cancel();
        _abandoned.Cancel();
    }

    /// <summary>Frees the signals of a fenced lane; its task may still be ending.</summary>
    public void Dispose()
    {
        _stopping.Dispose();
        _abandoned.Dispose();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Release(KafkaRecord record)
    {
        Interlocked.Decrement(ref _heldRecords);
        Interlocked.Add(ref _heldBytes, -SizeOf(record));
    }

    private static long SizeOf(KafkaRecord record) =>
        (record.Message.Value?.Length ?? 0) + (record.Message.Key?.Length ?? 0) + 64;
}
