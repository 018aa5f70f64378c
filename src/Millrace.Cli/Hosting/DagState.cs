using Millrace.Cli.Commands;
using Millrace.Cli.Settings;
using Millrace.Mongo;
using Millrace.Orchestration;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.State;
using Millrace.RandomUsers.Dags;

namespace Millrace.Cli.Hosting;

/// <summary>
/// The pipeline's DAGs and their state, for commands that look at them or ask for something: the MongoDB that was named, the store that an
/// <c>up</c> runs on the data directory, or one of this process's own. Tasks are run elsewhere.
/// </summary>
internal sealed class DagState : IAsyncDisposable
{
    /// <summary>Stands for the newest run.</summary>
    public const string Latest = "latest";

    private readonly LocalServers _servers;
    private readonly MongoClient? _mongo;

    private DagState(LocalServers servers, MongoClient? mongo, IStateStore store, PipelineCatalog catalog)
    {
        _servers = servers;
        _mongo = mongo;
        Store = store;
        Catalog = catalog;
        Client = new OrchestratorClient(store, catalog.Dags, TimeProvider.System);
        Logs = new TaskLogs(store, TimeProvider.System);
    }

    /// <summary>Where the state is.</summary>
    public IStateStore Store { get; }

    /// <summary>The DAGs and their names.</summary>
    public PipelineCatalog Catalog { get; }

    /// <summary>What can be done with DAGs and runs.</summary>
    public OrchestratorClient Client { get; }

    /// <summary>The logs of tasks.</summary>
    public TaskLogs Logs { get; }

    /// <summary>Opens the state to change something.</summary>
    /// <exception cref="OrchestratorException">The settings give other DAGs than those that are run on this state.</exception>
    public static async Task<DagState> OpenAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var state = await OpenAsync(context, new ServerNeeds(KafkaPort: null, MongoPort: 0), cancellationToken);
        try
        {
            await state.RefuseOtherDagsAsync(cancellationToken);
            return state;
        }
        catch (Exception)
        {
            await state.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens the state to look at it. Where there is none yet nothing is created: everything is as before the first run.</summary>
    public static Task<DagState> LookAsync(CommandContext context, CancellationToken cancellationToken) =>
        OpenAsync(context, new ServerNeeds(KafkaPort: null, MongoPort: 0).WithoutNewFolders(context), cancellationToken);

    /// <summary>The DAG of that id.</summary>
    /// <exception cref="OrchestratorException">There is none; the message says which there are.</exception>
    public Dag Dag(string id) => Catalog.Dag(id);

    /// <summary>A run of a DAG.</summary>
    /// <param name="dagId">The DAG.</param>
    /// <param name="runId">The run's id, or <see cref="Latest"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OrchestratorException">There is no such run.</exception>
    public async Task<DagRun> RunAsync(string dagId, string runId, CancellationToken cancellationToken)
    {
        Dag(dagId);
        if (runId != Latest)
        {
            return await Client.Runs.GetAsync(new RunKey(dagId, runId), cancellationToken)
                ?? throw new OrchestratorException(
                    $"The DAG '{dagId}' has no run '{runId}': 'millrace runs list {dagId}' shows those it has.");
        }

        var newest = StateQuery.Where("dagId", dagId).NewestFirst("logicalDate").Take(1);
        return await Client.Runs.FindAsync(newest, cancellationToken) is [var run]
            ? run
            : throw new OrchestratorException($"The DAG '{dagId}' has no runs yet.");
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

    private static async Task<DagState> OpenAsync(CommandContext context, ServerNeeds needs, CancellationToken cancellationToken)
    {
        var chosen = ChosenPipeline.By(context, ReferenceOptions.Of(context));
        var catalog = PipelineCatalog.Of(context, chosen, new NoStages());
        var servers = await LocalServers.StartAsync(context, needs, cancellationToken);
        MongoClient? mongo = null;
        try
        {
            if (servers.MongoUri.Length == 0)
            {
                return new DagState(servers, mongo, new InMemoryStateStore(), catalog);
            }

            mongo = new MongoClient(servers.MongoUri, new MongoClientOptions { LoggerFactory = context.LoggerFactory });
            var store = await MongoStateStore.OpenAsync(mongo.Database(chosen.Pipeline.Load.StateDatabase), cancellationToken);
            return new DagState(servers, mongo, store, catalog);
        }
        catch (Exception)
        {
            if (mongo is not null)
            {
                await mongo.DisposeAsync();
            }

            await servers.DisposeAsync();
            throw;
        }
    }

    /// <summary>A process that decides about runs by other definitions would take tasks away that are running.</summary>
    private async Task RefuseOtherDagsAsync(CancellationToken cancellationToken)
    {
        foreach (var dag in Catalog.Dags.All)
        {
            if (!(await Client.GetDagAsync(dag.Id, cancellationToken)).Describes(dag))
            {
                throw new OrchestratorException(
                    $"The DAG '{dag.Id}' of this command is not as it was last run: give the options that 'up' has (--pipeline, "
                    + "--nationalities, --every, --topic, --group), or start 'up' with these first.");
            }
        }
    }
}
