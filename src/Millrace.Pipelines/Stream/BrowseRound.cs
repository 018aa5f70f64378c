using Confluent.Kafka;

namespace Millrace.Pipelines.Stream;

/// <summary>
/// Reads one page: each partition is read in portions, from the end that was asked for, and what was found is merged by time. A portion
/// grows while nothing is found; a partition without a find is read no further than to the time of what was found elsewhere. Blocks; not
/// thread-safe.
/// </summary>
internal sealed class BrowseRound
{
    private const long MostRecordsPortion = 20_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(15);

    private readonly IConsumer<byte[]?, byte[]?> _consumer;
    private readonly KafkaOptions _kafka;
    private readonly RecordQuery _query;
    private readonly IReadOnlyList<PartitionSummary> _extents;
    private readonly TimeProvider _timeProvider;
    private readonly long _started;
    private readonly List<BrowseLane> _lanes;
    private readonly List<TopicRecord> _records = [];
    private Dictionary<int, long>? _bounds;
    private long? _boundTime;
    private long _bytes;
    private long _scanned;

    public BrowseRound(
        IConsumer<byte[]?, byte[]?> consumer, KafkaOptions kafka, RecordQuery query, IReadOnlyList<PartitionSummary> extents,
        TimeProvider timeProvider)
    {
        _consumer = consumer;
        _kafka = kafka;
        _query = query;
        _extents = extents;
        _timeProvider = timeProvider;
        _started = timeProvider.GetTimestamp();
        var chosen = extents.Where(extent => query.Partition is null || extent.Partition == query.Partition).ToList();
        if (chosen.Count == 0)
        {
            throw new PipelineConfigurationException(
                $"Topic {query.Topic} has no partition {query.Partition}; it has {extents.Count}, counted from 0.");
        }

        _lanes = LanesOf(chosen);
    }

    private bool IsSpent => _scanned >= _query.MaxScanned || _timeProvider.GetElapsedTime(_started) >= _query.MaxTime;

    private bool IsFull => _records.Count >= _query.Limit || (_records.Count > 0 && _bytes >= _query.MaxBytes);

    public RecordPage Run(CancellationToken cancellationToken)
    {
        // A little more than an even share, for partitions are not filled evenly.
        var portion = Math.Max(8, (_query.Limit * 3 / 2 / _lanes.Count) + 1L);
        while (!IsFull && _lanes.Exists(lane => !lane.IsDone))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var awaited = Awaited();
            if (awaited.Count == 0)
            {
                Give();
                continue;
            }

            if (IsSpent)
            {
                break;
            }

            Read(awaited, Math.Min(portion, _query.MaxScanned), cancellationToken);
            SetBounds();
            portion = Math.Min(portion * 4, Math.Max(portion, MostRecordsPortion / _lanes.Count));
        }

        // When the time is over what was found is told, also when an older portion of another partition might hold a newer record.
        while (!IsFull && _lanes.Exists(lane => lane.HasFound))
        {
            Give();
        }

        var isEnd = _lanes.TrueForAll(lane => lane.IsDone);
        return new RecordPage(
            _records, _scanned, _lanes.Sum(lane => lane.Left),
            isEnd ? null : _lanes.ToDictionary(lane => lane.Partition, lane => lane.Place),
            isEnd ? BrowseEnd.End : IsFull ? BrowseEnd.Full : BrowseEnd.Budget, _extents);
    }

    /// <summary>The partitions that must be read on before a record can be given out: nothing was found in them yet, and what comes next
    /// may come before what was found in others.</summary>
    private List<BrowseLane> Awaited()
    {
        var empty = _lanes.FindAll(lane => lane is { HasFound: false, IsDone: false });
        return _bounds is { } bounds && _lanes.Exists(lane => lane.HasFound)
            ? empty.FindAll(lane => !lane.HasPassed(bounds[lane.Partition]))
            : empty;
    }

    /// <summary>Finds the offsets behind which no record comes before one that was found.</summary>
    private void SetBounds()
    {
        var times = _lanes.SelectMany(lane => lane.Timestamps);
        var last = _query.Order == RecordOrder.Newest
            ? times.Min(time => (long?)time)
            : times.Max(time => (long?)time) + 1;
        if (last == _boundTime)
        {
            return;
        }

        _boundTime = last;
        _bounds = last > 0 ? OffsetsOf(DateTimeOffset.FromUnixTimeMilliseconds(last.Value), _extents) : null;
    }

    private List<BrowseLane> LanesOf(IReadOnlyList<PartitionSummary> extents)
    {
        var from = OffsetsOf(_query.From, extents);
        var to = OffsetsOf(_query.To, extents);
        return
        [
            .. extents.Select(extent =>
            {
                var low = Math.Max(extent.Start, from?.GetValueOrDefault(extent.Partition) ?? 0);
                var high = Math.Min(extent.End, to?.GetValueOrDefault(extent.Partition) ?? long.MaxValue);
                var after = _query.After?.TryGetValue(extent.Partition, out var place) == true ? place : (long?)null;
                return _query.Order == RecordOrder.Newest
                    ? new BrowseLane(extent.Partition, low, Math.Min(high, after ?? _query.Offset + 1 ?? high), _query.Order)
                    : new BrowseLane(extent.Partition, Math.Max(low, after ?? _query.Offset ?? low), high, _query.Order);
            }),
        ];
    }

    /// <summary>The first offset of that time or later, by partition; the end where there is none.</summary>
    private Dictionary<int, long>? OffsetsOf(DateTimeOffset? time, IReadOnlyList<PartitionSummary> extents)
    {
        if (time is null)
        {
            return null;
        }

        var asked = extents.Select(extent => new TopicPartitionTimestamp(_query.Topic, extent.Partition, new Timestamp(time.Value)));
        var ends = extents.ToDictionary(extent => extent.Partition, extent => extent.End);
        return _consumer.OffsetsForTimes(asked, _kafka.RequestTimeout).ToDictionary(
            found => found.Partition.Value, found => found.Offset >= 0 ? found.Offset.Value : ends[found.Partition.Value]);
    }

    private void Read(IReadOnlyList<BrowseLane> lanes, long portion, CancellationToken cancellationToken)
    {
        var maxBytes = _query.MaxBytes * 2 / lanes.Count;
        var reading = lanes.ToDictionary(lane => new Partition(lane.Partition));
        _consumer.Assign(lanes.Select(lane => lane.Open(_query.Topic, portion)));
        while (reading.Count > 0 && !cancellationToken.IsCancellationRequested && !IsSpent)
        {
            if (InspectionConsumer.Poll(_consumer, _kafka, Patience) is not { } record)
            {
                // The client's thread that fetches may sleep for a second with a partition's assignment unseen: a question wakes it.
                _consumer.QueryWatermarkOffsets(new TopicPartition(_query.Topic, reading.Keys.First()), _kafka.RequestTimeout);
                continue;
            }

            if (!reading.TryGetValue(record.Partition, out var lane))
            {
                continue;
            }

            _scanned += record.IsPartitionEOF ? 0 : 1;
            if (lane.Take(record, !record.IsPartitionEOF && IsWanted(record), maxBytes))
            {
                reading.Remove(record.Partition);
            }
        }

        foreach (var lane in reading.Values)
        {
            lane.Abandon();
        }
    }

    private bool IsWanted(KafkaRecord record)
    {
        var time = record.Message.Timestamp.UnixTimestampMs;
        return (_query.From is null || time >= _query.From.Value.ToUnixTimeMilliseconds())
            && (_query.To is null || time < _query.To.Value.ToUnixTimeMilliseconds())
            && _query.Filter.Admits(record.Message.Key, record.Message.Value);
    }

    private void Give()
    {
        var ready = _lanes.Where(lane => lane.HasFound);
        var lane = _query.Order == RecordOrder.Newest
            ? ready.MaxBy(found => found.NextTimestamp)!
            : ready.MinBy(found => found.NextTimestamp)!;
        var record = lane.Give();
        _bytes += BrowseLane.SizeOf(record);
        _records.Add(TopicRecord.Of(record));
    }
}
