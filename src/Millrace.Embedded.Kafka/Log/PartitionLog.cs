using System.Globalization;
using System.Text;
using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Log;

/// <summary>
/// The log of one partition: segment files in a directory, the producers that wrote to it, and those who wait for it to grow. On a single
/// node the end of the log is also the high watermark. Thread-safe.
/// </summary>
internal sealed class PartitionLog : IDisposable
{
    /// <summary>The only leader epoch there ever is on a single node.</summary>
    public const int LeaderEpoch = 0;

    private const string LogStartFile = "log-start-offset";

    private readonly Lock _gate = new();
    private readonly string _directory;
    private readonly LogServices _services;
    private readonly ProducerStateTable _producers;
    private readonly List<LogSegment> _segments;
    private FetchWaiter[] _waiters = [];
    private volatile TopicConfig _config;
    private long _startOffset;
    private long _endOffset;
    private bool _isClosed;

    private PartitionLog(
        string directory, TopicConfig config, LogServices services, ProducerStateTable producers, List<LogSegment> segments)
    {
        _directory = directory;
        _config = config;
        _services = services;
        _producers = producers;
        _segments = segments;
        _endOffset = segments[^1].NextOffset;
        _startOffset = Math.Clamp(ReadLogStart(directory), segments[0].BaseOffset, _endOffset);
    }

    /// <summary>The first offset that can be read.</summary>
    public long StartOffset => Volatile.Read(ref _startOffset);

    /// <summary>The offset that the next record gets; everything before it may be read.</summary>
    public long EndOffset => Volatile.Read(ref _endOffset);

    /// <summary>The bytes of its segments on disk, compressed as they came.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate)
                return _segments.Sum(segment => (long)segment.Length);
        }
    }

    /// <summary>The name of the directory: topic and partition number.</summary>
    public string Name => Path.GetFileName(_directory);

    private LogSegment Active => _segments[^1];

    /// <summary>Opens a partition, checking every batch in it, or begins an empty one.</summary>
    public static PartitionLog Open(string directory, TopicConfig config, LogServices services)
    {
        Directory.CreateDirectory(directory);
        var producers = new ProducerStateTable(services.Options.MaxProducersPerPartition);
        var segments = new List<LogSegment>();
        try
        {
            foreach (var (path, baseOffset) in SegmentFiles(directory))
                segments.Add(OpenSegment(path, baseOffset, services, producers));
            if (segments.Count == 0)
                segments.Add(LogSegment.Create(directory, ReadLogStart(directory), services.Device));
            return new PartitionLog(directory, config, services, producers, segments);
        }
        catch
        {
            segments.ForEach(segment => segment.Dispose());
            throw;
        }
    }

    /// <summary>Replaces the topic's settings; they hold from the next append on.</summary>
    public void Configure(TopicConfig config) => _config = config;

    /// <summary>
    /// Appends one record batch as it came, but for its offset and leader epoch, which are written into the given bytes. When this
    /// returns without an error the batch is with the operating system and outlives this process.
    /// </summary>
    public AppendResult Append(Span<byte> batch, short produceVersion)
    {
        var config = _config;
        var error = RecordBatchValidator.Validate(batch, config.MaxMessageBytes, produceVersion, out var header);
        if (error != ErrorCode.NONE)
            return AppendResult.Refused(error);
        var result = AppendValid(batch, header, config);
        if (result.Error == ErrorCode.NONE)
        {
            foreach (var waiter in Volatile.Read(ref _waiters))
                waiter.Signal();
        }

        return result;
    }

    /// <summary>Reads whole batches from the one that contains an offset on; the caller disposes the slice.</summary>
    public ReadResult Read(long offset, int maxBytes, bool atLeastOne)
    {
        lock (_gate)
        {
            if (_isClosed)
                return new ReadResult(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, null, -1, -1);
            if (offset < _startOffset || offset > _endOffset)
                return new ReadResult(ErrorCode.OFFSET_OUT_OF_RANGE, null, _startOffset, _endOffset);
            if (offset == _endOffset)
                return new ReadResult(ErrorCode.NONE, null, _startOffset, _endOffset);
            try
            {
                var segment = _segments[SegmentIndex(offset)];
                return offset >= segment.NextOffset || segment.IsDamaged(offset)
                    ? new ReadResult(ErrorCode.CORRUPT_MESSAGE, null, _startOffset, _endOffset)
                    : new ReadResult(ErrorCode.NONE, segment.Slice(offset, maxBytes, atLeastOne), _startOffset, _endOffset);
            }
            catch (IOException exception)
            {
                _services.Logger.ReadFailed(Name, offset, exception);
                return new ReadResult(ErrorCode.KAFKA_STORAGE_ERROR, null, _startOffset, _endOffset);
            }
        }
    }

    /// <summary>Finds the first record with a timestamp at or after the one given (ms since 1970).</summary>
    public TimestampedOffset? FindByTimestamp(long timestamp)
    {
        lock (_gate)
        {
            foreach (var segment in _segments)
            {
                if (!_isClosed && segment.MaxTimestamp >= timestamp && segment.FindByTimestamp(timestamp) is { } found)
                    return found with { Offset = Math.Max(found.Offset, _startOffset) };
            }

            return null;
        }
    }

    /// <summary>Finds the record with the highest timestamp.</summary>
    public TimestampedOffset? FindMaxTimestamp()
    {
        lock (_gate)
            return _isClosed ? null : _segments.MaxBy(segment => segment.MaxTimestamp)!.FindMaxTimestamp();
    }

    /// <summary>Advances the log's start to an offset, -1 for its end, and deletes segments that lie wholly before it.</summary>
    public ErrorCode DeleteRecords(long offset)
    {
        lock (_gate)
        {
            var target = offset == -1 ? _endOffset : offset;
            if (_isClosed || target < 0 || target > _endOffset)
                return _isClosed ? ErrorCode.UNKNOWN_TOPIC_OR_PARTITION : ErrorCode.OFFSET_OUT_OF_RANGE;
            if (target <= _startOffset)
                return ErrorCode.NONE;
            try
            {
                var text = target.ToString(CultureInfo.InvariantCulture);
                AtomicFile.Write(Path.Combine(_directory, LogStartFile), Encoding.ASCII.GetBytes(text));
                Volatile.Write(ref _startOffset, target);
                DeleteSegments(segment => segment.NextOffset <= target);
                return ErrorCode.NONE;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                _services.Logger.DeleteFailed(Name, exception);
                return ErrorCode.KAFKA_STORAGE_ERROR;
            }
        }
    }

    /// <summary>Deletes whole segments that are too old or more than the topic may keep.</summary>
    public void ApplyRetention(long nowMs)
    {
        var config = _config;
        if (!config.DeletesOldSegments || (config.RetentionMs < 0 && config.RetentionBytes < 0))
            return;
        lock (_gate)
        {
            if (_isClosed)
                return;
            bool IsExpired(LogSegment segment) => config.RetentionMs >= 0 && nowMs - segment.MaxTimestamp > config.RetentionMs;
            try
            {
                if (Active.Length > 0 && IsExpired(Active))
                    Roll();
                var excess = config.RetentionBytes < 0 ? 0 : _segments.Sum(segment => (long)segment.Length) - config.RetentionBytes;
                DeleteSegments(segment => IsExpired(segment) || (excess -= segment.Length) >= 0);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                _services.Logger.DeleteFailed(Name, exception);
            }
        }
    }

    /// <summary>Writes what the operating system still holds to the disk.</summary>
    public void Flush()
    {
        LogSegment active;
        lock (_gate)
        {
            if (_isClosed)
                return;
            active = Active;
        }

        active.Flush();
    }

    public void Add(FetchWaiter waiter)
    {
        lock (_gate)
            Volatile.Write(ref _waiters, [.. _waiters, waiter]);
    }

    public void Remove(FetchWaiter waiter)
    {
        lock (_gate)
            Volatile.Write(ref _waiters, Array.FindAll(_waiters, other => other != waiter));
    }

    /// <summary>Closes the partition; those who wait for it are woken and find it gone.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_isClosed)
                return;
            _isClosed = true;
            _segments.ForEach(segment => segment.Dispose());
        }

        foreach (var waiter in Volatile.Read(ref _waiters))
            waiter.Signal();
    }

    private static LogSegment OpenSegment(string path, long baseOffset, LogServices services, ProducerStateTable producers)
    {
        var segment = LogSegment.Open(path, baseOffset, services.Device, producers, out var truncated);
        if (truncated > 0)
            services.Logger.TailTruncated(path, truncated, segment.NextOffset);
        foreach (var range in segment.Damaged)
            services.Logger.DamageFound(path, range.FirstOffset, range.EndOffset);
        return segment;
    }

    private static IEnumerable<(string Path, long BaseOffset)> SegmentFiles(string directory) =>
        Directory.EnumerateFiles(directory, "*" + LogSegment.FileExtension)
            .Select(path => (path, BaseOffset: long.TryParse(Path.GetFileNameWithoutExtension(path), out var offset) ? offset : -1))
            .Where(file => file.BaseOffset >= 0)
            .OrderBy(file => file.BaseOffset);

    private static long ReadLogStart(string directory)
    {
        var path = Path.Combine(directory, LogStartFile);
        return File.Exists(path) && long.TryParse(File.ReadAllText(path), out var offset) ? offset : 0;
    }

    private AppendResult AppendValid(Span<byte> batch, in RecordBatchHeader header, TopicConfig config)
    {
        lock (_gate)
        {
            if (_isClosed)
                return AppendResult.Refused(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION);
            var error = _producers.Check(header, out var duplicateOf);
            if (error != ErrorCode.NONE)
                return AppendResult.Refused(error);
            if (duplicateOf >= 0)
                return new AppendResult(ErrorCode.NONE, duplicateOf, -1);

            var offset = _endOffset;
            var nowMs = _services.Time.GetUtcNow().ToUnixTimeMilliseconds();
            RecordBatchHeader.PatchPlace(batch, offset, LeaderEpoch);
            if (config.UsesLogAppendTime)
                RecordBatchHeader.PatchLogAppendTime(batch, nowMs);
            try
            {
                if (MustRoll(batch.Length, nowMs, config))
                    Roll();
                Active.Append(batch, header, offset, config.UsesLogAppendTime ? nowMs : header.MaxTimestamp, nowMs);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                _services.Logger.AppendFailed(Name, offset, exception);
                return AppendResult.Refused(ErrorCode.KAFKA_STORAGE_ERROR);
            }

            _producers.Record(header, offset);
            Volatile.Write(ref _endOffset, Active.NextOffset);
            return new AppendResult(ErrorCode.NONE, offset, config.UsesLogAppendTime ? nowMs : -1);
        }
    }

    private bool MustRoll(int batchBytes, long nowMs, TopicConfig config) =>
        Active.Length > 0
        && ((long)Active.Length + batchBytes > config.SegmentBytes || nowMs - Active.FirstAppendedMs > config.SegmentMs);

    private void Roll()
    {
        Active.Flush();
        _segments.Add(LogSegment.Create(_directory, _endOffset, _services.Device));
    }

    /// <summary>Deletes segments from the oldest on while a condition holds, never the active one.</summary>
    private void DeleteSegments(Predicate<LogSegment> condition)
    {
        while (_segments.Count > 1 && condition(_segments[0]))
        {
            _segments[0].Delete();
            _services.Logger.SegmentDeleted(_segments[0].Path);
            _segments.RemoveAt(0);
            Volatile.Write(ref _startOffset, Math.Max(_startOffset, _segments[0].BaseOffset));
        }
    }

    private int SegmentIndex(long offset)
    {
        var index = _segments.Count - 1;
        while (index > 0 && _segments[index].BaseOffset > offset)
            index--;
        return index;
    }
}
