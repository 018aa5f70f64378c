using Microsoft.Extensions.Logging;

namespace Millrace.Cli;

/// <summary>Log messages of the command, events 900 to 999.</summary>
internal static partial class Log
{
    [LoggerMessage(900, LogLevel.Warning, "{Summary}")]
    public static partial void TaskTrouble(this ILogger logger, string summary);
}
