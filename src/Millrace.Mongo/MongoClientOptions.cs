using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Millrace.Mongo;

/// <summary>What a connection string does not say. Immutable.</summary>
public sealed record MongoClientOptions
{
    /// <summary>How long an operation looks for a server before it fails; an option of the same name in the connection string
    /// wins.</summary>
    /// <value>1 ms to 10 minutes; default 10 seconds.</value>
    public TimeSpan ServerSelectionTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Threads that wait for the server, which is as many operations as are under way at a time.</summary>
    /// <value>1 to 64; default 8.</value>
    public int WorkerThreads { get; init; } = 8;

    /// <summary>Cursors open at a time; more wait for one to end.</summary>
    /// <value>1 to 1000; default 64.</value>
    public int MaxOpenCursors { get; init; } = 64;

    /// <summary>The name this client gives itself towards the server.</summary>
    /// <value>At most 128 bytes; default <c>millrace</c>.</value>
    public string AppName { get; init; } = "millrace";

    /// <summary>Where libmongoc's own messages go.</summary>
    /// <value>Default: nowhere.</value>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    internal void Validate()
    {
        if (ServerSelectionTimeout < TimeSpan.FromMilliseconds(1) || ServerSelectionTimeout > TimeSpan.FromMinutes(10))
        {
            throw new MongoConfigurationException("The server selection timeout must be from 1 ms to 10 minutes.");
        }

        if (WorkerThreads is < 1 or > 64 || MaxOpenCursors is < 1 or > 1000)
        {
            throw new MongoConfigurationException("The client takes 1 to 64 worker threads and 1 to 1000 open cursors.");
        }
    }
}
