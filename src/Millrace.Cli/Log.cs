using Microsoft.Extensions.Logging;

namespace Millrace.Cli;

/// <summary>Log messages of the command, events 900 to 999.</summary>
internal static partial class Log
{
    [LoggerMessage(900, LogLevel.Error, "An extraction failed, the next begins in its time: {Reason}")]
    public static partial void ExtractionFailed(this ILogger logger, string reason);

    [LoggerMessage(901, LogLevel.Error, "A transform failed and will be tried again: {Reason}")]
    public static partial void TransformFailed(this ILogger logger, string reason);
}
