using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Millrace.Mongo;
using Millrace.Pipelines.Load;
using Millrace.Pipelines.Stream;

namespace Millrace.Pipelines.DeadLetters;

/// <summary>The dead letters of a pipeline, and which of them are still open. Reads only. Thread-safe; the caller owns the MongoDB
/// client.</summary>
public sealed class DeadLetterQueue
{
    private readonly TopicReader _reader;
    private readonly ReplayMarks _marks;

    /// <summary>Prepares; nothing is connected yet.</summary>
    /// <exception cref="PipelineConfigurationException">An option is out of bounds.</exception>
    /// <exception cref="KafkaLibraryException">librdkafka is not installed.</exception>
    public DeadLetterQueue(KafkaOptions kafka, MongoClient mongo, LoadOptions options, ILoggerFactory loggerFactory)
    {
        kafka.Validate();
        options.Validate();
        KafkaNative.EnsureLoaded();
        Topic = options.Stream.DeadLetterTopic.Name;
        _reader = new TopicReader(kafka, loggerFactory.CreateLogger<DeadLetterQueue>());
        _marks = new ReplayMarks(mongo, options.StateDatabase);
    }

    /// <summary>The dead-letter topic.</summary>
    public string Topic { get; }

    /// <summary>The letters that lie in the topic when this is called, each partition in order of offset; none when there is no such
    /// topic. The topic is read twice: whether a letter was replayed may stand in a later one.</summary>
    /// <exception cref="StreamException">The cluster does not answer.</exception>
    /// <exception cref="MongoException">The state database does not answer.</exception>
    public async IAsyncEnumerable<StoredDeadLetter> ReadAsync(
        DeadLetterFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var marks = await _marks.ReadAsync(Topic, cancellationToken);
        var failedAgain = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var record in _reader.ReadAsync(Topic, cancellationToken))
        {
            if (DeadLetterReader.TextOf(record, DeadLetterHeaders.Previous) is { } previous)
            {
                failedAgain.Add(previous);
            }
        }

        await foreach (var record in _reader.ReadAsync(Topic, cancellationToken))
        {
            var (partition, offset) = (record.Partition.Value, record.Offset.Value);
            var letter = DeadLetterReader.Read(record);
            if (filter.Admits(partition, offset, letter))
            {
                var id = StoredDeadLetter.IdOf(Topic, partition, offset);
                var timestamp = record.Message.Timestamp;
                var isReplayed = failedAgain.Contains(id) || (marks.TryGetValue(id, out var at) && at == timestamp.UnixTimestampMs);
                yield return new StoredDeadLetter(
                    Topic, partition, offset, new DateTimeOffset(timestamp.UtcDateTime), letter, isReplayed);
            }
        }
    }

    /// <summary>One letter; null when there is none at that place.</summary>
    public async Task<StoredDeadLetter?> FindAsync(int partition, long offset, CancellationToken cancellationToken)
    {
        await foreach (var letter in ReadAsync(new DeadLetterFilter { Position = (partition, offset) }, cancellationToken))
        {
            return letter;
        }

        return null;
    }
}
