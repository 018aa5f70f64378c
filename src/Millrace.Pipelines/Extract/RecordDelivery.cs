using Millrace.Pipelines.DeadLetters;
using Millrace.Pipelines.Stream;

namespace Millrace.Pipelines.Extract;

/// <summary>
/// Brings the records of a page to Kafka: good ones to the topic, the others to the dead letters. What is not acknowledged is sent again
/// until a deadline; then the event ids of what was not delivered are kept. Thread-safe.
/// </summary>
internal sealed class RecordDelivery(RecordProducer producer, ExtractCounters counters, TimeProvider timeProvider)
{
    /// <summary>The most event ids that are kept; the rest is only counted.</summary>
    public const int MaxIds = 100;

    private static readonly TimeSpan RepeatDelay = TimeSpan.FromMilliseconds(200);
    private readonly Lock _lock = new();
    private readonly List<string> _undeliveredIds = [];
    private volatile string? _undeliveredReason;

    /// <summary>Why the first record was not delivered; null while all were.</summary>
    public string? UndeliveredReason => _undeliveredReason;

    /// <summary>The event ids of the first records that were not delivered.</summary>
    public IReadOnlyList<string> UndeliveredIds
    {
        get
        {
            lock (_lock)
            {
                return [.. _undeliveredIds];
            }
        }
    }

    /// <summary>Sends the records of one page and waits until Kafka acknowledged each; false when some were given up.</summary>
    /// <param name="records">What the page held.</param>
    /// <param name="repeatUntil">The timestamp until which undelivered records are sent again.</param>
    /// <param name="stopping">Shortens the wait: the records have the flush timeout to arrive.</param>
    public async Task<bool> DeliverAsync(IReadOnlyList<BuiltRecord> records, long repeatUntil, CancellationToken stopping)
    {
        var good = new List<SourceRecord>(records.Count);
        var dead = new List<SourceRecord>();
        var letters = new List<DeadLetter>();
        foreach (var built in records)
        {
            if (built.Violation is { } violation)
            {
                dead.Add(built.Record);
                letters.Add(LetterOf(built.Record, DeadLetterReasons.ContractViolation, violation));
                continue;
            }

            good.Add(built.Record);
            if (built.Whole is { } whole)
            {
                dead.Add(whole);
                letters.Add(LetterOf(whole, DeadLetterReasons.ValueDiscarded, built.Discarded!));
            }
        }

        // The letters first: a value must not be gone from the topic and in no dead letter.
        var refused = await SendAsync(letters, producer.ProduceDeadLettersAsync, repeatUntil, stopping);
        var lost = await SendAsync(good, producer.ProduceAsync, repeatUntil, stopping);
        CountLetters(letters, refused);
        Count(good, lost);
        Keep(refused.Left.Select(index => dead[index].EventId).Concat(lost.Left.Select(index => good[index].EventId)));
        _undeliveredReason ??= (lost.Reason ?? refused.Reason)?.TrimEnd('.');
        return refused.Left.Count + lost.Left.Count == 0;
    }

    private void Count(List<SourceRecord> good, (List<int> Left, string? Reason) lost)
    {
        var left = lost.Left.ToHashSet();
        for (var index = 0; index < good.Count; index++)
        {
            if (!left.Contains(index))
            {
                counters.Delivered(good[index].Key, good[index].Payload.Length);
            }
        }

        counters.Undelivered(left.Count);
    }

    private void CountLetters(List<DeadLetter> letters, (List<int> Left, string? Reason) refused)
    {
        var left = refused.Left.ToHashSet();
        for (var index = 0; index < letters.Count; index++)
        {
            if (left.Contains(index))
            {
                continue;
            }

            if (letters[index].Reason == DeadLetterReasons.ValueDiscarded)
            {
                counters.Trimmed();
            }
            else
            {
                counters.DeadLettered(1);
            }
        }

        counters.Undelivered(left.Count);
    }

    /// <summary>Sends and sends again; the result is the places of what is left, and why.</summary>
    private async Task<(List<int> Left, string? Reason)> SendAsync<T>(
        List<T> items, Func<IReadOnlyList<T>, CancellationToken, Task<DeliveryOutcome>> send, long repeatUntil, CancellationToken stopping)
    {
        var left = Enumerable.Range(0, items.Count).ToList();
        while (true)
        {
            var outcome = await send([.. left.Select(index => items[index])], stopping);
            left = [.. left.Where((_, place) => !outcome.WasDelivered(place))];
            if (left.Count == 0)
            {
                return (left, null);
            }

            if (outcome.IsPermanent || stopping.IsCancellationRequested || timeProvider.GetTimestamp() >= repeatUntil)
            {
                return (left, outcome.Reason);
            }

            await Task.Delay(RepeatDelay, timeProvider, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Keep(IEnumerable<string> ids)
    {
        lock (_lock)
        {
            _undeliveredIds.AddRange(ids.Take(MaxIds - _undeliveredIds.Count));
        }
    }

    private DeadLetter LetterOf(SourceRecord record, string reason, string message)
    {
        var kafka = RecordProducer.MessageOf(record);
        return new DeadLetter
        {
            Key = kafka.Key,
            Value = kafka.Value,
            Headers = kafka.Headers,
            Stage = DeadLetterStages.Extract,
            Reason = reason,
            Message = message,
            At = timeProvider.GetUtcNow(),
        };
    }
}
