using Confluent.Kafka;
using Millrace.Pipelines.Stream;

namespace Millrace.Pipelines.DeadLetters;

/// <summary>Back to the source topic, to the partition the record came from; any loader takes it from there.</summary>
internal sealed class TopicReplayRoute(KafkaDelivery delivery, StreamOptions stream) : IReplayRoute
{
    private readonly PartitionsByKey _partitions = new(stream);

    public string Name => "topic";

    public async Task<ReplayOutcome> SendAsync(IReadOnlyList<StoredDeadLetter> letters, CancellationToken cancellationToken)
    {
        var outcome = await delivery.SendAsync(
            [.. letters.Select(letter => (TargetOf(letter.Letter), ReplayedRecord.MessageOf(letter)))], cancellationToken);
        return new ReplayOutcome([.. letters.Where((_, index) => outcome.WasDelivered(index))], outcome.Reason);
    }

    public ValueTask DisposeAsync() => delivery.DisposeAsync();

    private TopicPartition TargetOf(DeadLetter letter) => letter.Origin?.TopicPartition ?? _partitions.TargetOf(letter.Key);
}
