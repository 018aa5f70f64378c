using Microsoft.Extensions.Logging;

namespace Millrace.RandomUsers;

/// <summary>Log messages; event ids 500 to 599.</summary>
internal static partial class Log
{
    [LoggerMessage(500, LogLevel.Information, "The built-in Random User API answers at {Address}.")]
    public static partial void ApiStarted(this ILogger logger, Uri address);

    [LoggerMessage(501, LogLevel.Information, "Users come from {Source} at {Address}.")]
    public static partial void SourceChosen(this ILogger logger, string source, Uri address);

    [LoggerMessage(502, LogLevel.Warning, "The live Random User API cannot be used, so the built-in one stands in: {Reason}")]
    public static partial void LiveSourceSilent(this ILogger logger, string reason);
}
