namespace Millrace.Server;

/// <summary>The web server's log messages. Event ids: 1700.</summary>
internal static partial class Log
{
    [LoggerMessage(1700, LogLevel.Error, "{Method} {Path} failed.")]
    public static partial void RequestFailed(this ILogger logger, Exception exception, string method, string path);

    [LoggerMessage(1701, LogLevel.Warning, "{Loop} could not do its work: {Reason} Trying again.")]
    public static partial void LoopFailed(this ILogger logger, string loop, string reason);

    [LoggerMessage(1702, LogLevel.Information, "Login of {User} from {Address} refused.")]
    public static partial void LoginRefused(this ILogger logger, string user, string address);
}
