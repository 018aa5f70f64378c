using Microsoft.Extensions.Logging;
using Millrace.Pipelines.DeadLetters;
using Millrace.Pipelines.Stream;

namespace Millrace.Pipelines.Load;

/// <summary>
/// The loader's way to the dead-letter topic; the producer is made when the first dead letter comes. Thread-safe.
/// </summary>
internal sealed class LoadDeadLetters(KafkaOptions kafka, LoadOptions options, ILoggerFactory loggerFactory, TimeProvider timeProvider)
    : IAsyncDisposable
{
    private readonly Lazy<KafkaDelivery> _delivery = new(() => new KafkaDelivery(kafka, options.Stream, loggerFactory, timeProvider));

    /// <summary>Sends the batch's failures with their original bytes and waits until all are acknowledged.</summary>
    /// <exception cref="StoreBusyException">Some were not; send all again.</exception>
    public async Task WriteAsync(PreparedBatch batch, CancellationToken cancellationToken)
    {
        var at = timeProvider.GetUtcNow();
        List<DeadLetter> letters = [.. batch.Failures.OrderBy(f => f.Key).Select(f => LetterOf(batch.Records[f.Key], f.Value, at))];
        var writer = new DeadLetterWriter(_delivery.Value, options.Stream.DeadLetterTopic.Name);
        var outcome = await writer.WriteAsync(letters, cancellationToken).WaitAsync(cancellationToken);
        if (outcome.Undelivered > 0)
        {
            throw new StoreBusyException($"{outcome.Undelivered} dead letters were not acknowledged: {outcome.Reason}.");
        }
    }

    public ValueTask DisposeAsync() => _delivery.IsValueCreated ? _delivery.Value.DisposeAsync() : ValueTask.CompletedTask;

    private DeadLetter LetterOf(KafkaRecord record, RecordFailure failure, DateTimeOffset at) => new()
    {
        Key = record.Message.Key,
        Value = record.Message.Value,
        Headers = record.Message.Headers,
        Origin = record.TopicPartitionOffset,
        OriginTimestamp = new DateTimeOffset(record.Message.Timestamp.UtcDateTime),
        Stage = DeadLetterStages.Load,
        Reason = failure.Reason,
        Message = failure.Message,
        ErrorClass = failure.ErrorClass,
        Group = options.Group,
        Attempt = (DeadLetterReader.AttemptOf(record) ?? 0) + 1,
        First = DeadLetterReader.TextOf(record, DeadLetterHeaders.First),
        Previous = DeadLetterReader.TextOf(record, DeadLetterHeaders.Previous),
        At = at,
    };
}
