using Microsoft.Extensions.Logging;

namespace Millrace.RandomUsers;

/// <summary>Log messages; event ids 500 to 599.</summary>
internal static partial class Log
{
    [LoggerMessage(500, LogLevel.Information, "The built-in Random User API answers at {Address}.")]
    public static partial void ApiStarted(this ILogger logger, Uri address);
}
