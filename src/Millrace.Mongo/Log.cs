using Microsoft.Extensions.Logging;

namespace Millrace.Mongo;

/// <summary>Log messages of the MongoDB client, events 2000 to 2099.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 2000, Message = "libmongoc ({Domain}): {Message}")]
    public static partial void NativeMessage(this ILogger logger, LogLevel level, string domain, string message);
}
