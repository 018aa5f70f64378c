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

    [LoggerMessage(1103, LogLevel.Information, "Extract run {RunId} ended: {Delivered} records delivered, {DeadLettered} dead letters, {FailedPolls} failed polls.")]
    public static partial void ExtractDone(this ILogger logger, string runId, long delivered, long deadLettered, long failedPolls);

    [LoggerMessage(1200, LogLevel.Information, "Topic {Topic} created with {Partitions} partitions.")]
    public static partial void TopicCreated(this ILogger logger, string topic, int partitions);

    [LoggerMessage(1201, LogLevel.Warning, "Topic {Topic} had {Before} partitions and now has {After}.")]
    public static partial void PartitionsAdded(this ILogger logger, string topic, int before, int after);

    [LoggerMessage(1202, LogLevel.Error, "{Count} records were still not acknowledged after {Timeout} and are given up.")]
    public static partial void FlushIncomplete(this ILogger logger, int count, TimeSpan timeout);
}
