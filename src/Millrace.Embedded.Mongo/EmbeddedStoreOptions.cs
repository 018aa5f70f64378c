using System.Net;

namespace Millrace.Embedded.Mongo;

/// <summary>How an <see cref="EmbeddedStore"/> runs, and its bounds.</summary>
public sealed class EmbeddedStoreOptions
{
    /// <value>Folder of the databases; created if missing; locked while the store runs. Required.</value>
    public required string DataDirectory { get; init; }

    /// <value>TCP port; 0 takes any free one. Default 0.</value>
    public int Port { get; init; }

    /// <value>Address to listen on. Default 127.0.0.1. There is no authentication: think twice before opening it to a network.</value>
    public IPAddress Host { get; init; } = IPAddress.Loopback;

    /// <value>Most open connections, 1 … 65536; further ones are closed at once. Default 1000.</value>
    public int MaxConnections { get; init; } = 1000;

    /// <value>Most commands that run at a time, 2 … 1024; others wait. Default 64.</value>
    public int MaxRunningCommands { get; init; } = 64;

    /// <value>Most open cursors, 1 … 1000000. Default 10000.</value>
    public int MaxCursors { get; init; } = 10_000;

    /// <value>After this time without a getMore a cursor is closed. Default 10 minutes, as MongoDB does.</value>
    public TimeSpan CursorIdleTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <value>Most bytes of documents that one sort holds in memory; more is error 292. Default 100 MiB, as MongoDB does.</value>
    public long MaxSortBytes { get; init; } = 100L * 1024 * 1024;

    /// <value>
    /// Most bytes of one database's file, at least 1 MiB; a write beyond is error 14031, as on a full disk. Default null: the disk's limit.
    /// </value>
    public long? MaxDatabaseBytes { get; init; }

    /// <value>Where the time comes from. Default the system's clock.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal void Validate()
    {
        if (string.IsNullOrWhiteSpace(DataDirectory)) throw new EmbeddedStoreException("The embedded store needs a data directory.");
        Check(Port is >= 0 and <= IPEndPoint.MaxPort, $"port {Port} is not between 0 and {IPEndPoint.MaxPort}");
        Check(MaxConnections is >= 1 and <= 65536, $"{nameof(MaxConnections)} {MaxConnections} is not between 1 and 65536");
        Check(MaxRunningCommands is >= 2 and <= 1024, $"{nameof(MaxRunningCommands)} {MaxRunningCommands} is not between 2 and 1024");
        Check(MaxCursors is >= 1 and <= 1_000_000, $"{nameof(MaxCursors)} {MaxCursors} is not between 1 and 1000000");
        Check(CursorIdleTimeout > TimeSpan.Zero, $"{nameof(CursorIdleTimeout)} must be longer than zero");
        Check(MaxDatabaseBytes is null or >= 1024 * 1024, $"{nameof(MaxDatabaseBytes)} {MaxDatabaseBytes} is less than 1 MiB");
        Check(MaxSortBytes > 0, $"{nameof(MaxSortBytes)} must be greater than zero");
    }

    private static void Check(bool holds, string problem)
    {
        if (!holds) throw new EmbeddedStoreException($"The embedded store cannot start: {problem}.");
    }
}
