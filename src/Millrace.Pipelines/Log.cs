using Microsoft.Extensions.Logging;

namespace Millrace.Pipelines;

/// <summary>The engine's log messages. Event ids: 1000 Kafka client, 1100 extract, 1200 stream, 1300 load, 1400 transform.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1000, Message = "{Client} {Facility}: {Text}", SkipEnabledCheck = true)]
    private static partial void LibrdkafkaMessage(ILogger logger, LogLevel level, string client, string facility, string text);

    public static void Librdkafka(this ILogger logger, LogLevel level, string client, string facility, string text)
    {
        if (logger.IsEnabled(level))
        {
            LibrdkafkaMessage(logger, level, client, facility, text);
        }
    }

    [LoggerMessage(1001, LogLevel.Debug, "Kafka client: {Code}: {Reason}")]
    public static partial void KafkaClientError(this ILogger logger, string code, string reason);

    [LoggerMessage(1100, LogLevel.Warning, "{Reason} Trying again ({Attempt} of {MaxRetries}) in {Delay}.")]
    public static partial void ExtractRetry(this ILogger logger, string reason, int attempt, int maxRetries, TimeSpan delay);

    [LoggerMessage(1101, LogLevel.Warning, "Poll of {Key} failed: {Reason}")]
    public static partial void PollFailed(this ILogger logger, string key, string reason);

    [LoggerMessage(1102, LogLevel.Debug, "Poll of {Key}: {Records} records, {DeadLetters} of them dead letters.")]
    public static partial void PollDone(this ILogger logger, string key, int records, int deadLetters);

    [LoggerMessage(1103, LogLevel.Information,
        "Extract run {RunId} ended: {Delivered} records delivered, {DeadLettered} dead letters, {FailedPolls} failed polls.")]
    public static partial void ExtractDone(this ILogger logger, string runId, long delivered, long deadLettered, long failedPolls);

    [LoggerMessage(1104, LogLevel.Warning, "Source {Source} is left alone for {Pause}, because every request failed; the last: {Reason}")]
    public static partial void CircuitOpened(this ILogger logger, string source, TimeSpan pause, string reason);

    [LoggerMessage(1105, LogLevel.Information, "Source {Source} answers again.")]
    public static partial void CircuitClosed(this ILogger logger, string source);

    [LoggerMessage(1106, LogLevel.Information, "Source {Source} has the field {Field}, which its contract does not name; it passes.")]
    public static partial void UnknownField(this ILogger logger, string source, string field);

    [LoggerMessage(1107, LogLevel.Warning, "Source {Source}: {Field} {Problem}; the contract lets it pass.")]
    public static partial void TypeChanged(this ILogger logger, string source, string field, string problem);

    [LoggerMessage(1200, LogLevel.Information, "Topic {Topic} created with {Partitions} partitions.")]
    public static partial void TopicCreated(this ILogger logger, string topic, int partitions);

    [LoggerMessage(1201, LogLevel.Warning, "Topic {Topic} had {Before} partitions and now has {After}.")]
    public static partial void PartitionsAdded(this ILogger logger, string topic, int before, int after);

    [LoggerMessage(1202, LogLevel.Error, "{Count} records were not acknowledged and are given up.")]
    public static partial void MessagesGivenUp(this ILogger logger, int count);

    [LoggerMessage(1300, LogLevel.Debug, "{Partition}: batch of {Records} records done, {Stored} new, {DeadLetters} dead letters.")]
    public static partial void BatchLoaded(this ILogger logger, string partition, int records, int stored, int deadLetters);

    [LoggerMessage(1301, LogLevel.Warning, "Partition {Partition}: {Reason} Trying again (attempt {Attempt}) in {Delay}.")]
    public static partial void LoadRetry(this ILogger logger, int partition, string reason, int attempt, TimeSpan delay);

    [LoggerMessage(1302, LogLevel.Debug, "{Partition} assigned.")]
    public static partial void PartitionAssigned(this ILogger logger, string partition);

    [LoggerMessage(1303, LogLevel.Debug, "{Partition} given up.")]
    public static partial void PartitionRevoked(this ILogger logger, string partition);

    [LoggerMessage(1304, LogLevel.Debug, "{Partition} paused with {Records} records waiting.")]
    public static partial void PartitionPaused(this ILogger logger, string partition, int records);

    [LoggerMessage(1305, LogLevel.Warning,
        "{Count} partitions did not finish their batch within {Timeout}; their records will be delivered again.")]
    public static partial void DrainIncomplete(this ILogger logger, int count, TimeSpan timeout);

    [LoggerMessage(1306, LogLevel.Warning, "Offsets could not be committed: {Reason}. Records will be delivered again.")]
    public static partial void CommitFailed(this ILogger logger, string reason);

    [LoggerMessage(1307, LogLevel.Information,
        "Loader of group {Group} ended: {Stored} documents stored, {Duplicates} duplicates, {DeadLettered} dead letters.")]
    public static partial void LoadDone(this ILogger logger, string group, long stored, long duplicates, long deadLettered);

    [LoggerMessage(1308, LogLevel.Warning, "The group could not be left within {Timeout}; the loader goes on trying in the background.")]
    public static partial void LeaveIncomplete(this ILogger logger, TimeSpan timeout);

    [LoggerMessage(1309, LogLevel.Warning,
        "Group {Group} is paused: no records are taken until it is resumed ('millrace groups resume {Group}').")]
    public static partial void GroupPaused(this ILogger logger, string group);

    [LoggerMessage(1310, LogLevel.Information, "Group {Group} is resumed.")]
    public static partial void GroupResumed(this ILogger logger, string group);

    [LoggerMessage(1311, LogLevel.Debug, "Whether group {Group} is paused could not be read: {Reason}")]
    public static partial void PauseUnknown(this ILogger logger, string group, string reason);

    [LoggerMessage(1400, LogLevel.Information, "Transform {Transform} is built from its whole source.")]
    public static partial void TransformRebuilding(this ILogger logger, string transform);

    [LoggerMessage(1401, LogLevel.Debug, "Transform {Transform}: {Records} records merged.")]
    public static partial void TransformMerged(this ILogger logger, string transform, long records);

    [LoggerMessage(1402, LogLevel.Debug, "Transform {Transform}: {Reason} Trying again (attempt {Attempt}) in {Delay}.")]
    public static partial void TransformRetry(this ILogger logger, string transform, string reason, int attempt, TimeSpan delay);

    [LoggerMessage(1403, LogLevel.Debug, "The load journal could not be pruned: {Reason}")]
    public static partial void PruneFailed(this ILogger logger, string reason);
}
