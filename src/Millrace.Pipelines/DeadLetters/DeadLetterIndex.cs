using System.Globalization;
using System.Runtime.InteropServices;
using Millrace.Mongo;
using Millrace.Pipelines.Load;
using Millrace.Pipelines.Stream;

namespace Millrace.Pipelines.DeadLetters;

/// <summary>
/// The dead letters of a pipeline in memory, without their records: who keeps it refreshed reads each letter and each replay mark once,
/// and lists and counts at once. It holds the newest <see cref="MaxLetters"/>. Thread-safe; the caller owns browser and client.
/// </summary>
public sealed class DeadLetterIndex : IDisposable
{
    /// <summary>The most letters held, some 60 bytes each.</summary>
    public const int MaxLetters = 1_000_000;

    private const int PortionLetters = 1000;

    // Marks are noted by the clocks of other processes.
    private static readonly TimeSpan ClockMargin = TimeSpan.FromMinutes(1);

    private readonly RecordBrowser _browser;
    private readonly ReplayMarks _marks;
    private readonly SemaphoreSlim _refreshing = new(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<int, long> _places = [];
    private readonly SortedDictionary<int, List<DeadLetterEntry>> _letters = [];
    private readonly TextPool _texts = new();
    private long _dropped;
    private DateTimeOffset? _lastMark;
    private bool _isComplete;
    private IReadOnlyList<DeadLetterCount>? _counts;

    /// <summary>Prepares; nothing is read yet.</summary>
    public DeadLetterIndex(RecordBrowser browser, MongoClient mongo, LoadOptions options)
    {
        options.Validate();
        _browser = browser;
        Topic = options.Stream.DeadLetterTopic.Name;
        _marks = new ReplayMarks(mongo, options.StateDatabase);
    }

    /// <inheritdoc/>
    public void Dispose() => _refreshing.Dispose();

    /// <summary>The dead-letter topic.</summary>
    public string Topic { get; }

    /// <summary>Whether every letter has been read once and none was left out, so that counts are exact as of the last
    /// refresh.</summary>
    public bool IsComplete
    {
        get
        {
            lock (_lock)
            {
                return _isComplete && _dropped == 0;
            }
        }
    }

    /// <summary>The letters by stage and reason, in order of both.</summary>
    public IReadOnlyList<DeadLetterCount> Counts
    {
        get
        {
            lock (_lock)
            {
                return _counts ??= Count();
            }
        }
    }

    /// <summary>Reads what has come since the last time.</summary>
    /// <exception cref="StreamException">The cluster does not answer.</exception>
    /// <exception cref="MongoException">The state database does not answer.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            // Letters first: a mark is written after its letter.
            while (await ReadPortionAsync(cancellationToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            await ReadMarksAsync(cancellationToken);
            lock (_lock)
            {
                _isComplete = true;
                _counts = null;
            }
        }
        finally
        {
            _refreshing.Release();
        }
    }

    /// <summary>The letters that a filter admits, the newest first, and how many there are.</summary>
    /// <param name="filter">Which letters.</param>
    /// <param name="isOpen">Only open ones, or only replayed ones; null for both.</param>
    /// <param name="skip">Letters left out at the beginning.</param>
    /// <param name="take">The most letters.</param>
    public (IReadOnlyList<DeadLetterSummary> Letters, long Total) List(DeadLetterFilter filter, bool? isOpen, int skip, int take)
    {
        lock (_lock)
        {
            var wantedTexts = TextsOf(filter);
            var found = new PriorityQueue<(int Partition, int Index), (long AtMs, long Offset)>();
            long total = 0;
            foreach (var (partition, letters) in _letters)
            {
                var all = CollectionsMarshal.AsSpan(letters);
                for (var index = 0; index < all.Length; index++)
                {
                    ref readonly var entry = ref all[index];
                    if (!Admits(filter, wantedTexts, partition, entry, isOpen))
                    {
                        continue;
                    }

                    total++;
                    found.Enqueue((partition, index), (entry.AtMs, entry.Offset));
                    if (found.Count > skip + take)
                    {
                        found.Dequeue();
                    }
                }
            }

            var oldestFirst = new List<DeadLetterSummary>();
            while (found.TryDequeue(out var place, out _))
            {
                oldestFirst.Add(SummaryOf(place.Partition, _letters[place.Partition][place.Index]));
            }

            oldestFirst.Reverse();
            return ([.. oldestFirst.Skip(skip).Take(take)], total);
        }
    }

    /// <summary>A letter with the record it was; null when there is none at that place.</summary>
    /// <exception cref="StreamException">The cluster does not answer.</exception>
    public async Task<StoredDeadLetter?> FindAsync(int partition, long offset, CancellationToken cancellationToken)
    {
        if (await _browser.FindAsync(Topic, partition, offset, cancellationToken) is not { } record)
        {
            return null;
        }

        lock (_lock)
        {
            var isReplayed = Place(partition, offset) is { } index && _letters[partition][index].IsReplayed;
            return new StoredDeadLetter(
                Topic, partition, offset, record.Timestamp, DeadLetterReader.Read(TopicRecords.ToKafka(Topic, record)), isReplayed);
        }
    }

    private static bool IsMarked(string id, string topic, out int partition, out long offset)
    {
        partition = 0;
        offset = 0;
        return id.StartsWith(topic + "/", StringComparison.Ordinal)
            && id[(topic.Length + 1)..].Split('/') is [var first, var second]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out partition)
            && long.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out offset);
    }

    private async Task<bool> ReadPortionAsync(CancellationToken cancellationToken)
    {
        Dictionary<int, long> after;
        lock (_lock)
        {
            after = new Dictionary<int, long>(_places);
        }

        var page = await _browser.BrowseAsync(
            new RecordQuery
            {
                Topic = Topic, Order = RecordOrder.Oldest, After = after, Limit = PortionLetters, MaxBytes = 16 * 1024 * 1024,
            },
            cancellationToken);
        lock (_lock)
        {
            if (page is null)
            {
                Forget();
                return false;
            }

            foreach (var extent in page.Partitions)
            {
                // A topic that was made anew begins from the start.
                if (_places.TryGetValue(extent.Partition, out var place) && place > extent.End)
                {
                    Forget();
                    return true;
                }

                Trim(extent);
            }

            foreach (var record in page.Records)
            {
                Add(record);
            }

            foreach (var extent in page.Partitions)
            {
                _places[extent.Partition] = page.Next?.GetValueOrDefault(extent.Partition, extent.End) ?? extent.End;
            }

            _counts = page.Records.Count > 0 ? null : _counts;
            return page.Next is not null;
        }
    }

    private void Add(TopicRecord record)
    {
        var kafka = TopicRecords.ToKafka(Topic, record);
        var letter = DeadLetterReader.Read(kafka);
        if (!_letters.TryGetValue(record.Partition, out var letters))
        {
            _letters[record.Partition] = letters = [];
        }

        letters.Add(new DeadLetterEntry
        {
            Offset = record.Offset,
            TimestampMs = record.Timestamp.ToUnixTimeMilliseconds(),
            AtMs = letter.At.ToUnixTimeMilliseconds(),
            Stage = _texts.Add(letter.Stage),
            Reason = _texts.Add(letter.Reason),
            Message = _texts.Add(letter.Message),
            Key = _texts.Add(DeadLetterFilter.KeyOf(letter.Key)),
            ValueBytes = record.Value?.Length ?? 0,
            Attempt = (ushort)Math.Min(letter.Attempt, ushort.MaxValue),
        });
        if (letter.Previous is { } previous && IsMarked(previous, Topic, out var partition, out var offset)
            && Place(partition, offset) is { } index)
        {
            ref var failed = ref CollectionsMarshal.AsSpan(_letters[partition])[index];
            failed.IsReplayed = true;
            failed.HasFailedAgain = true;
        }

        if (letters.Count > MaxLetters)
        {
            const int portion = MaxLetters / 10;
            letters.RemoveRange(0, portion);
            _dropped += portion;
        }
    }

    private async Task ReadMarksAsync(CancellationToken cancellationToken)
    {
        if (_lastMark is null)
        {
            await _marks.PrepareAsync(cancellationToken);
        }

        await foreach (var mark in _marks.ReadSinceAsync(_lastMark - ClockMargin, cancellationToken))
        {
            _lastMark = _lastMark is null || mark.At > _lastMark ? mark.At : _lastMark;
            if (IsMarked(mark.Id, Topic, out var partition, out var offset))
            {
                lock (_lock)
                {
                    Mark(partition, offset, mark.TimestampMs);
                }
            }
        }
    }

    private void Mark(int partition, long offset, long timestampMs)
    {
        if (Place(partition, offset) is { } index)
        {
            ref var entry = ref CollectionsMarshal.AsSpan(_letters[partition])[index];
            entry.IsReplayed |= entry.TimestampMs == timestampMs;
        }
    }

    private void Trim(PartitionSummary extent)
    {
        if (_letters.TryGetValue(extent.Partition, out var letters) && letters.Count > 0 && letters[0].Offset < extent.Start)
        {
            letters.RemoveAll(entry => entry.Offset < extent.Start);
            _counts = null;
        }
    }

    private void Forget()
    {
        _letters.Clear();
        _places.Clear();
        _lastMark = null;
        _dropped = 0;
        _counts = null;
    }

    private int? Place(int partition, long offset)
    {
        if (!_letters.TryGetValue(partition, out var letters))
        {
            return null;
        }

        var (low, high) = (0, letters.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (letters[middle].Offset == offset)
            {
                return middle;
            }

            (low, high) = letters[middle].Offset < offset ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    /// <summary>By number whether a text contains the filter's; each text is looked at once, however many letters have it.</summary>
    private bool[]? TextsOf(DeadLetterFilter filter)
    {
        if (filter.Text is not { } text)
        {
            return null;
        }

        var wanted = new bool[_texts.Count];
        for (var number = 0; number < wanted.Length; number++)
        {
            wanted[number] = _texts[number].Contains(text, StringComparison.OrdinalIgnoreCase);
        }

        return wanted;
    }

    private bool Admits(
        DeadLetterFilter filter, bool[]? wantedTexts, int partition, in DeadLetterEntry entry, bool? isOpen) =>
        (isOpen is null || isOpen != entry.IsReplayed)
        && (filter.Position is null || filter.Position == (partition, entry.Offset))
        && (filter.Positions is null || filter.Positions.Contains((partition, entry.Offset)))
        && filter.Admits(_texts[entry.Reason], _texts[entry.Stage], DateTimeOffset.FromUnixTimeMilliseconds(entry.AtMs))
        && (filter.Key is null || filter.Key == _texts[entry.Key])
        && (wantedTexts is null || wantedTexts[entry.Message] || wantedTexts[entry.Key]);

    private DeadLetterSummary SummaryOf(int partition, in DeadLetterEntry entry) => new(
        partition, entry.Offset, DateTimeOffset.FromUnixTimeMilliseconds(entry.AtMs), _texts[entry.Stage], _texts[entry.Reason],
        _texts[entry.Message], _texts[entry.Key], entry.Attempt, entry.ValueBytes, entry.IsReplayed, entry.HasFailedAgain);

    private List<DeadLetterCount> Count()
    {
        var counts = new Dictionary<(int Stage, int Reason), (long Total, long Open)>();
        foreach (var letters in _letters.Values)
        {
            foreach (ref readonly var entry in CollectionsMarshal.AsSpan(letters))
            {
                ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, (entry.Stage, entry.Reason), out _);
                count = (count.Total + 1, count.Open + (entry.IsReplayed ? 0 : 1));
            }
        }

        return
        [
            .. counts.Select(count => new DeadLetterCount(
                    _texts[count.Key.Stage], _texts[count.Key.Reason], count.Value.Total, count.Value.Open))
                .OrderBy(count => count.Stage, StringComparer.Ordinal).ThenBy(count => count.Reason, StringComparer.Ordinal),
        ];
    }
}
