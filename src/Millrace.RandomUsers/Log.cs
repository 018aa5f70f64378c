using Microsoft.Extensions.Logging;

namespace Millrace.RandomUsers;

/// <summary>Log messages; event ids 500 to 599: 500 the source, 520 the tasks of the DAGs.</summary>
internal static partial class Log
{
    [LoggerMessage(500, LogLevel.Information, "The built-in Random User API answers at {Address}.")]
    public static partial void ApiStarted(this ILogger logger, Uri address);

    [LoggerMessage(501, LogLevel.Information, "Users come from {Source} at {Address}.")]
    public static partial void SourceChosen(this ILogger logger, string source, Uri address);

    [LoggerMessage(502, LogLevel.Warning, "The live Random User API cannot be used, so the built-in one stands in: {Reason}")]
    public static partial void LiveSourceSilent(this ILogger logger, string reason);

    [LoggerMessage(520, LogLevel.Information, "Polling for {Keys}: {Window} s long, every {Interval} s, {Results} records a request.")]
    public static partial void Polling(this ILogger logger, string keys, double window, double interval, int results);

    [LoggerMessage(521, LogLevel.Information,
        "{Records} records with {Requests} requests in {Seconds:0.0} s; {Retries} retries, {GivenUp} requests given up.")]
    public static partial void Extracted(
        this ILogger logger, long records, long requests, double seconds, long retries, long givenUp);

    [LoggerMessage(522, LogLevel.Warning, "{Records} records break the contract and are dead letters: 'millrace dlq list' shows why.")]
    public static partial void Refused(this ILogger logger, long records);

    [LoggerMessage(530, LogLevel.Information, "Partitions of this loader now: {Partitions}.")]
    public static partial void Assigned(this ILogger logger, int partitions);

    [LoggerMessage(531, LogLevel.Information, "The group {State}.")]
    public static partial void GroupPaused(this ILogger logger, string state);

    [LoggerMessage(532, LogLevel.Information,
        "{Records} records loaded, {New} of them since the last count; {Duplicates} were stored before, {DeadLetters} dead letters, "
        + "{Behind} behind.")]
    public static partial void Loaded(this ILogger logger, long records, long @new, long duplicates, long deadLetters, long behind);

    [LoggerMessage(540, LogLevel.Information, "Built anew in {Seconds:0.0} s: {Names}.")]
    public static partial void Built(this ILogger logger, double seconds, string names);

    [LoggerMessage(541, LogLevel.Information, "Collections and {Views} views brought up to date in {Seconds:0.0} s.")]
    public static partial void Merged(this ILogger logger, int views, double seconds);
}
