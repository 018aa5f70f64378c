using Microsoft.Extensions.Logging;
using Millrace.Cli.Commands;
using Millrace.Cli.Settings;
using Millrace.Mongo;
using Millrace.Pipelines;
using Millrace.Pipelines.DeadLetters;
using Millrace.Pipelines.Definition;
using Millrace.Pipelines.Extract;
using Millrace.Pipelines.Groups;
using Millrace.Pipelines.Load;
using Millrace.Pipelines.Stream;
using Millrace.Pipelines.Transform;
using Millrace.RandomUsers;
using Millrace.RandomUsers.Analytics;
using Millrace.RandomUsers.Api;

namespace Millrace.Cli.Hosting;

/// <summary>
/// The composition root: a pipeline's definitions joined with the servers of this run. Makes the stages; who asks for one
/// disposes it before this.
/// </summary>
internal sealed class PipelineHost : IAsyncDisposable
{
    private readonly CommandContext _context;
    private readonly MongoClient? _mongo;

    private PipelineHost(CommandContext context, ChosenPipeline chosen, LocalServers servers, MongoClient? mongo)
    {
        _context = context;
        _mongo = mongo;
        Chosen = chosen;
        Servers = servers;
    }

    /// <summary>The pipeline of this run.</summary>
    public ChosenPipeline Chosen { get; }

    /// <summary>The definitions.</summary>
    public Pipeline Pipeline => Chosen.Pipeline;

    /// <summary>The questions to the reference pipeline's views; null when another pipeline runs.</summary>
    public AnalyticsQueries? Analytics => Chosen.Users?.Analytics;

    /// <summary>The servers of this run.</summary>
    public LocalServers Servers { get; }

    /// <summary>The MongoDB client.</summary>
    /// <exception cref="InvalidOperationException">The command said that it needs no MongoDB.</exception>
    public MongoClient Mongo => _mongo ?? throw new InvalidOperationException("The command did not ask for MongoDB.");

    /// <summary>Whether there is a Kafka to talk to.</summary>
    public bool HasKafka => Servers.BootstrapServers.Length > 0;

    /// <summary>Whether there is a MongoDB to talk to.</summary>
    public bool HasMongo => _mongo is not null;

    /// <summary>How Kafka is reached.</summary>
    public KafkaOptions Kafka => new() { BootstrapServers = Servers.BootstrapServers };

    /// <summary>Starts what the command needs.</summary>
    public static async Task<PipelineHost> StartAsync(
        CommandContext context, RandomUsersOptions options, ServerNeeds needs, CancellationToken cancellationToken)
    {
        // Before anything starts, so that a wrong option leaves nothing behind.
        var chosen = ChosenPipeline.By(context, options);
        if (chosen.Pipeline.Source.HasPosition)
        {
            // An extraction keeps its cursor in the store.
            needs = needs with { MongoPort = needs.MongoPort ?? context.Get(KnownSettings.AnyMongoPort) };
        }

        return await StartAsync(context, chosen, needs, cancellationToken);
    }

    /// <summary>Starts what the command needs and what is there already, for a command that must create nothing.</summary>
    public static Task<PipelineHost> LookAsync(
        CommandContext context, RandomUsersOptions options, ServerNeeds needs, CancellationToken cancellationToken) =>
        StartAsync(context, ChosenPipeline.By(context, options), needs.WithoutNewFolders(context), cancellationToken);

    private static async Task<PipelineHost> StartAsync(
        CommandContext context, ChosenPipeline chosen, ServerNeeds needs, CancellationToken cancellationToken)
    {
        var servers = await LocalServers.StartAsync(context, needs, cancellationToken);
        try
        {
            var mongo = needs.MongoPort is null
                ? null
                : new MongoClient(servers.MongoUri, new MongoClientOptions { LoggerFactory = context.LoggerFactory });
            return new PipelineHost(context, chosen, servers, mongo);
        }
        catch (Exception)
        {
            await servers.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts both servers, on any free port, for a command that looks after what is there.</summary>
    public static Task<PipelineHost> StartAsync(CommandContext context, CancellationToken cancellationToken) => StartAsync(
        context,
        ReferenceOptions.Of(context),
        new ServerNeeds(KafkaPort: 0, MongoPort: 0),
        cancellationToken);

    /// <summary>Opens the source that was chosen.</summary>
    public async Task<OpenSource> OpenSourceAsync(CancellationToken cancellationToken)
    {
        if (Chosen.Users is not { } pipeline)
        {
            return new OpenSource(Pipeline.Source, users: null);
        }

        var choice = _context.Find(KnownSettings.Source);
        var users = await UserSource.OpenAsync(
            choice, new RandomUserApiOptions(), _context.LoggerFactory, TimeProvider.System, cancellationToken);
        return new OpenSource(pipeline.Define(users), users);
    }

    /// <summary>Connects a producer and makes sure that the topics exist.</summary>
    public Task<RecordProducer> StartProducerAsync(CancellationToken cancellationToken) =>
        RecordProducer.StartAsync(Kafka, Pipeline.Stream, _context.LoggerFactory, TimeProvider.System, cancellationToken);

    /// <summary>An extractor for one window.</summary>
    public Extractor CreateExtractor(OpenSource source, RecordProducer producer) =>
        CreateExtractor(source, producer, Pipeline.Extract, _context.LoggerFactory);

    /// <summary>An extractor with other options.</summary>
    public Extractor CreateExtractor(OpenSource source, RecordProducer producer, ExtractOptions options, ILoggerFactory loggerFactory)
    {
        var cursors = source.Definition.HasPosition
            ? new SourceCursors(Mongo.Database(Pipeline.Load.StateDatabase), TimeProvider.System)
            : null;
        return new Extractor(source.Definition, options, producer, loggerFactory, TimeProvider.System, cursors);
    }

    /// <summary>A look at what an extraction would do.</summary>
    public ExtractPreview CreateExtractPreview(OpenSource source) =>
        new(source.Definition, Pipeline.Extract, _context.LoggerFactory, TimeProvider.System);

    /// <summary>A loader for one run.</summary>
    /// <param name="batchSize">The most records in one bulk write.</param>
    public Loader CreateLoader(int batchSize) => CreateLoader(batchSize, _context.LoggerFactory);

    /// <summary>A loader that logs elsewhere.</summary>
    public Loader CreateLoader(int batchSize, ILoggerFactory loggerFactory) =>
        new(Kafka, Mongo, Pipeline.Load with { BatchRecords = batchSize }, loggerFactory, TimeProvider.System);

    /// <summary>A look at what a loader would do; without a store nothing is stored yet.</summary>
    /// <param name="batchSize">The most records judged at once.</param>
    public LoadPreview CreateLoadPreview(int batchSize) =>
        new(Kafka, _mongo, Pipeline.Load with { BatchRecords = batchSize }, _context.LoggerFactory, TimeProvider.System);

    /// <summary>The dead letters.</summary>
    public DeadLetterQueue CreateDeadLetterQueue() => new(Kafka, Mongo, Pipeline.Load, _context.LoggerFactory);

    /// <summary>A replay of dead letters.</summary>
    public DeadLetterReplay CreateReplay()
    {
        var contract = new ContractCheck(Pipeline.Source);
        return new(Kafka, Mongo, Pipeline.Load, contract, _context.LoggerFactory, TimeProvider.System);
    }

    /// <summary>The consumer groups.</summary>
    public ConsumerGroups CreateGroups() =>
        new(Kafka, Mongo, Pipeline.Load.StateDatabase, _context.LoggerFactory, TimeProvider.System);

    /// <summary>A runner of all transforms.</summary>
    public TransformRunner CreateTransforms() => CreateTransforms(_context.LoggerFactory);

    /// <summary>The same, logging elsewhere.</summary>
    public TransformRunner CreateTransforms(ILoggerFactory loggerFactory) =>
        new(Mongo, Pipeline.Transforms, Pipeline.Transform, loggerFactory, TimeProvider.System);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_mongo is not null)
        {
            await _mongo.DisposeAsync();
        }

        await Servers.DisposeAsync();
    }
}
