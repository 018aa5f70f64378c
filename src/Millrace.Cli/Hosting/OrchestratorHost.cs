using Millrace.Cli.Commands;
using Millrace.Cli.Settings;
using Millrace.Orchestration;
using Millrace.Orchestration.State;
using Millrace.RandomUsers.Dags;

namespace Millrace.Cli.Hosting;

/// <summary>This process's part in running the pipeline's DAGs, on the servers of a <see cref="PipelineHost"/>. Disposing it stops the
/// tasks in order; dispose it before the host.</summary>
internal sealed class OrchestratorHost : IAsyncDisposable
{
    private const int TasksBesideLoaders = 16;

    // A loader finishes its batches under way, for at most ten seconds.
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan StopLook = TimeSpan.FromMilliseconds(20);

    private readonly HostedStages _stages;
    private readonly PipelineCatalog _catalog;

    private OrchestratorHost(
        HostedStages stages, PipelineCatalog catalog, OpenSource source, Orchestrator orchestrator, MongoStateStore state)
    {
        _stages = stages;
        _catalog = catalog;
        Source = source;
        Orchestrator = orchestrator;
        State = state;
    }

    /// <summary>The orchestrator: its client, logs and role.</summary>
    public Orchestrator Orchestrator { get; }

    /// <summary>The orchestrator's state.</summary>
    public MongoStateStore State { get; }

    /// <summary>Where records come from.</summary>
    public OpenSource Source { get; }

    /// <summary>What the tasks of this process have done.</summary>
    public PipelineActivity Activity => _stages.Activity;

    /// <summary>Opens the source, connects to Kafka and the state, and begins to run tasks.</summary>
    /// <param name="context">The settings.</param>
    /// <param name="host">The servers and the pipeline.</param>
    /// <param name="options">The role of this process; how many tasks it runs is a setting.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<OrchestratorHost> StartAsync(
        CommandContext context, PipelineHost host, OrchestratorOptions options, CancellationToken cancellationToken)
    {
        var stages = new HostedStages(host, context.Get(KnownSettings.BatchSize), context.LoggerFactory);
        try
        {
            var catalog = PipelineCatalog.Of(context, host.Chosen, stages);
            var source = await stages.OpenAsync(cancellationToken);
            var store = await MongoStateStore.OpenAsync(host.Mongo.Database(host.Pipeline.Load.StateDatabase), cancellationToken);
            var parallel = context.Find(KnownSettings.Parallel) ?? catalog.Plan.Consumers.Count + TasksBesideLoaders;
            var orchestrator = await Orchestrator.StartAsync(
                store,
                catalog.Dags,
                options with { MaxParallelTasks = parallel },
                TimeProvider.System,
                context.LoggerFactory,
                cancellationToken);
            return new OrchestratorHost(stages, catalog, source, orchestrator, store);
        }
        catch (Exception)
        {
            await stages.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks for a run of the loaders and for a first extraction, where none is open from before and the DAG is not
    /// paused.</summary>
    /// <returns>Whether an extraction was asked for.</returns>
    public async Task<bool> BeginAsync(CancellationToken cancellationToken)
    {
        await TriggerUnlessOpenAsync(_catalog.Plan.LoadDag, cancellationToken);
        return await TriggerUnlessOpenAsync(_catalog.Plan.ExtractDag, cancellationToken);
    }

    /// <summary>The names of the pipeline's DAGs.</summary>
    public PipelineDagPlan Plan => _catalog.Plan;

    /// <summary>When extractions begin, for people.</summary>
    public string Schedule => _catalog.Plan.Schedule.Summary;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Orchestrator.DisposeAsync();
        using var limit = new CancellationTokenSource(StopLimit, TimeProvider.System);
        while (!Activity.IsIdle && !limit.IsCancellationRequested)
        {
            await Task.Delay(StopLook, TimeProvider.System, CancellationToken.None);
        }

        await _stages.DisposeAsync();
    }

    private async Task<bool> TriggerUnlessOpenAsync(string dagId, CancellationToken cancellationToken)
    {
        var client = Orchestrator.Client;
        var open = StateQuery.Where("dagId", dagId).And("open", true);
        if ((await client.GetDagAsync(dagId, cancellationToken)).IsPaused || await client.Runs.CountAsync(open, cancellationToken) > 0)
        {
            return false;
        }

        await client.TriggerAsync(dagId, new TriggerOptions { By = "up" }, cancellationToken);
        return true;
    }
}
