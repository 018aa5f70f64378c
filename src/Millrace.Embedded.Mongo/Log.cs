using Microsoft.Extensions.Logging;

namespace Millrace.Embedded.Mongo;

/// <summary>Log messages of the embedded store: 2000–2099 its life, 2100–2199 connections, 2200–2299 commands.</summary>
internal static partial class Log
{
    [LoggerMessage(2000, LogLevel.Information, "Embedded store listens on {Endpoint}, data in {Directory}")]
    public static partial void Started(ILogger logger, string endpoint, string directory);

    [LoggerMessage(2001, LogLevel.Information, "Embedded store on {Endpoint} stopped")]
    public static partial void Stopped(ILogger logger, string endpoint);

    [LoggerMessage(2100, LogLevel.Debug, "Connection {Connection} from {Client} opened")]
    public static partial void ConnectionOpened(ILogger logger, int connection, string client);

    [LoggerMessage(2101, LogLevel.Debug, "Connection {Connection} closed")]
    public static partial void ConnectionClosed(ILogger logger, int connection);

    [LoggerMessage(2102, LogLevel.Warning, "Connection {Connection} closed: it sent what is no message of the protocol ({Reason})")]
    public static partial void MalformedMessage(ILogger logger, int connection, string reason);

    [LoggerMessage(2200, LogLevel.Error, "Command {Command} failed unexpectedly")]
    public static partial void CommandFailed(ILogger logger, string command, Exception failure);
}
