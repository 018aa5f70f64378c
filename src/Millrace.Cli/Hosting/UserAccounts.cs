using Millrace.Cli.Commands;
using Millrace.Cli.Settings;
using Millrace.Mongo;
using Millrace.Orchestration.State;
using Millrace.Server.Security;

namespace Millrace.Cli.Hosting;

/// <summary>
/// The users of the web UI and API, for commands: in the MongoDB that was named, in the store that an <c>up</c> runs on the data directory,
/// or in one of this process's own.
/// </summary>
internal sealed class UserAccounts : IAsyncDisposable
{
    private readonly LocalServers _servers;
    private readonly MongoClient? _mongo;
    private readonly MongoDatabase? _database;

    private UserAccounts(LocalServers servers, MongoClient? mongo, MongoDatabase? database)
    {
        _servers = servers;
        _mongo = mongo;
        _database = database;
        Store = database is null ? null : new UserStore(database, TimeProvider.System);
    }

    /// <summary>The users; null where nothing was ever started, and so nobody is.</summary>
    public UserStore? Store { get; }

    /// <summary>Opens them to change something.</summary>
    public static Task<UserAccounts> OpenAsync(CommandContext context, CancellationToken cancellationToken) =>
        OpenAsync(context, new ServerNeeds(KafkaPort: null, MongoPort: 0), cancellationToken);

    /// <summary>Opens them to look at them; creates nothing.</summary>
    public static Task<UserAccounts> LookAsync(CommandContext context, CancellationToken cancellationToken) =>
        OpenAsync(context, new ServerNeeds(KafkaPort: null, MongoPort: 0).WithoutNewFolders(context), cancellationToken);

    /// <summary>Notes in the audit log what was done.</summary>
    /// <param name="what">What, such as <c>add_user</c>.</param>
    /// <param name="detail">To whom.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task NoteAsync(string what, string detail, CancellationToken cancellationToken)
    {
        var entry = new AuditEntry { At = TimeProvider.System.GetUtcNow(), What = what, By = "cli", Detail = detail };
        await new AuditTable(await MongoStateStore.OpenAsync(_database!, cancellationToken)).AddAsync(entry, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_mongo is not null)
        {
            await _mongo.DisposeAsync();
        }

        await _servers.DisposeAsync();
    }

    private static async Task<UserAccounts> OpenAsync(CommandContext context, ServerNeeds needs, CancellationToken cancellationToken)
    {
        var database = ChosenPipeline.By(context, ReferenceOptions.Of(context)).Pipeline.Load.StateDatabase;
        var servers = await LocalServers.StartAsync(context, needs, cancellationToken);
        if (servers.MongoUri.Length == 0)
        {
            return new UserAccounts(servers, mongo: null, database: null);
        }

        try
        {
            var mongo = new MongoClient(servers.MongoUri, new MongoClientOptions { LoggerFactory = context.LoggerFactory });
            return new UserAccounts(servers, mongo, mongo.Database(database));
        }
        catch (Exception)
        {
            await servers.DisposeAsync();
            throw;
        }
    }
}
