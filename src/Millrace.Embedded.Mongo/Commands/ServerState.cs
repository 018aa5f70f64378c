using Millrace.Embedded.Mongo.Cursors;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>The parts of a running server that commands share. Thread safe.</summary>
internal sealed class ServerState(EmbeddedStoreOptions options, DatabaseSet databases, CursorRegistry cursors)
{
    private int _openConnections;
    private int _lastConnection;
    private long _commands;
    private int _running;

    public EmbeddedStoreOptions Options { get; } = options;

    public DatabaseSet Databases { get; } = databases;

    public CursorRegistry Cursors { get; } = cursors;

    public TimeProvider Time => Options.TimeProvider;

    public DateTimeOffset StartedAt { get; } = options.TimeProvider.GetUtcNow();

    /// <summary>The port that the server listens on; known once it does.</summary>
    public int Port { get; set; }

    public int OpenConnections => Volatile.Read(ref _openConnections);

    public int TotalConnections => Volatile.Read(ref _lastConnection);

    public long CommandsRun => Interlocked.Read(ref _commands);

    /// <summary>Commands that have begun and not ended, the one that asks included.</summary>
    public int CommandsRunning => Volatile.Read(ref _running);

    public int ConnectionOpened()
    {
        Interlocked.Increment(ref _openConnections);
        return Interlocked.Increment(ref _lastConnection);
    }

    public void ConnectionClosed() => Interlocked.Decrement(ref _openConnections);

    public void CommandStarts()
    {
        Interlocked.Increment(ref _commands);
        Interlocked.Increment(ref _running);
    }

    public void CommandEnded() => Interlocked.Decrement(ref _running);
}
