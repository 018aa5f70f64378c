using Microsoft.Extensions.Logging;

namespace Millrace.Embedded.Kafka;

/// <summary>
/// Everything the broker logs; never a record's key or value. Event ids: 1000 the broker, 1100 connections, 1200 the log, 1300 groups.
/// </summary>
internal static partial class LogMessages
{
    [LoggerMessage(1000, LogLevel.Information, "The Kafka broker listens on {Address}; its data is in {Directory} ({Topics} topics)")]
    public static partial void Started(this ILogger logger, string address, string directory, int topics);

    [LoggerMessage(1001, LogLevel.Information, "The Kafka broker on {Address} has stopped")]
    public static partial void Stopped(this ILogger logger, string address);

    [LoggerMessage(1002, LogLevel.Error, "The broker's {Work} failed and will be tried again")]
    public static partial void MaintenanceFailed(this ILogger logger, string work, Exception exception);

    [LoggerMessage(1100, LogLevel.Debug, "Connection {Connection} from {Peer} opened")]
    public static partial void ConnectionOpened(this ILogger logger, string connection, string peer);

    [LoggerMessage(1101, LogLevel.Debug, "Connection {Connection} closed: {Reason}")]
    public static partial void ConnectionClosed(this ILogger logger, string connection, string reason);

    [LoggerMessage(1102, LogLevel.Warning, "Connection {Connection} from {Peer} is closed: {Reason}")]
    public static partial void ConnectionRefused(this ILogger logger, string connection, string peer, string reason);

    [LoggerMessage(1103, LogLevel.Error, "Connection {Connection} is closed: a request failed unexpectedly")]
    public static partial void RequestFailed(this ILogger logger, string connection, Exception exception);

    [LoggerMessage(1200, LogLevel.Warning, "{Path} ended in {Bytes} bytes that are no batch; cut off, the log goes on at offset {Offset}")]
    public static partial void TailTruncated(this ILogger logger, string path, long bytes, long offset);

    [LoggerMessage(1201, LogLevel.Error, "{Path} is damaged: offsets {From} up to {To} cannot be read; the records after them can")]
    public static partial void DamageFound(this ILogger logger, string path, long from, long to);

    [LoggerMessage(1202, LogLevel.Error, "Partition {Partition}: appending at offset {Offset} failed; nothing was appended")]
    public static partial void AppendFailed(this ILogger logger, string partition, long offset, Exception exception);

    [LoggerMessage(1203, LogLevel.Error, "Partition {Partition}: reading at offset {Offset} failed")]
    public static partial void ReadFailed(this ILogger logger, string partition, long offset, Exception exception);

    [LoggerMessage(1204, LogLevel.Error, "Partition {Partition}: deleting old records failed")]
    public static partial void DeleteFailed(this ILogger logger, string partition, Exception exception);

    [LoggerMessage(1205, LogLevel.Information, "Segment {Path} was deleted")]
    public static partial void SegmentDeleted(this ILogger logger, string path);

    [LoggerMessage(1206, LogLevel.Information, "Topic {Topic} was created with {Partitions} partitions")]
    public static partial void TopicCreated(this ILogger logger, string topic, int partitions);

    [LoggerMessage(1207, LogLevel.Information, "Topic {Topic} was deleted")]
    public static partial void TopicDeleted(this ILogger logger, string topic);

    [LoggerMessage(1208, LogLevel.Error, "Topics could not be changed")]
    public static partial void TopicChangeFailed(this ILogger logger, Exception exception);

    [LoggerMessage(1300, LogLevel.Debug, "Group {Group} is {Phase}: generation {Generation}, {Members} members")]
    public static partial void GroupChanged(this ILogger logger, string group, string phase, int generation, int members);

    [LoggerMessage(1301, LogLevel.Warning, "The group journal ended in {Bytes} bytes that are no complete entry; they were cut off")]
    public static partial void JournalTruncated(this ILogger logger, long bytes);

    [LoggerMessage(1302, LogLevel.Error, "The group journal could not be written; clients are asked to try again")]
    public static partial void JournalFailed(this ILogger logger, Exception exception);

    [LoggerMessage(1303, LogLevel.Error, "Group {Group}: what its deadlines ask for failed and will be tried again")]
    public static partial void TickFailed(this ILogger logger, string group, Exception exception);
}
