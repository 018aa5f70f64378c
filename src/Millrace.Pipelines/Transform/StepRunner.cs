using Microsoft.Extensions.Logging;
using Millrace.Bson;
using Millrace.Mongo;
using Polly;
using Polly.Retry;

namespace Millrace.Pipelines.Transform;

/// <summary>Runs the aggregations of transforms, and repeats what the store could not do for the time being. Thread-safe.</summary>
internal sealed class StepRunner
{
    private static readonly ResiliencePropertyKey<string> TransformKey = new("transform");
    private readonly MongoClient _mongo;
    private readonly TransformCounters _counters;
    private readonly TimeProvider _timeProvider;
    private readonly ResiliencePipeline _retry;

    public StepRunner(MongoClient mongo, TransformOptions options, TransformCounters counters, ILogger logger, TimeProvider timeProvider)
    {
        _mongo = mongo;
        _counters = counters;
        _timeProvider = timeProvider;
        _retry = options.MaxRetries == 0
            ? ResiliencePipeline.Empty
            : new ResiliencePipelineBuilder { TimeProvider = timeProvider }.AddRetry(RetryOptions(options, counters, logger)).Build();
    }

    /// <summary>Runs every step over the whole of its source.</summary>
    public async Task RunAllAsync(TransformDefinition definition, CancellationToken cancellationToken)
    {
        foreach (var step in definition.Steps)
        {
            await CreateIndexesAsync(definition, step, cancellationToken);
            await RunAsync(definition, step, null, cancellationToken);
        }
    }

    /// <summary>Runs the steps that read a raw collection over ranges of it.</summary>
    public async Task RunRangesAsync(
        TransformDefinition definition, CollectionName source, IReadOnlyList<JournalRange> ranges, CancellationToken cancellationToken)
    {
        // An aggregation a range, not one with $or: a range of the position index is read by every engine without a scan.
        foreach (var range in ranges)
        {
            var match = new BsonDocument("$match", MatchOf(range));
            foreach (var step in definition.Steps.Where(step => step.Source == source))
            {
                await RunAsync(definition, step, match, cancellationToken);
            }
        }
    }

    /// <summary>Empties the targets.</summary>
    public async Task ClearTargetsAsync(TransformDefinition definition, CancellationToken cancellationToken)
    {
        foreach (var target in definition.Steps.Select(step => step.Target).Distinct())
        {
            await RetryAsync(definition, () => CollectionOf(target).DeleteManyAsync([], cancellationToken), cancellationToken);
        }
    }

    public async Task<T> RetryAsync<T>(TransformDefinition definition, Func<Task<T>> attempt, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(TransformKey, definition.Name);
        try
        {
            return await _retry.ExecuteAsync(static async (_, run) => await run(), context, attempt);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public async Task RetryAsync(TransformDefinition definition, Func<Task> attempt, CancellationToken cancellationToken) =>
        await RetryAsync(
            definition,
            async () =>
            {
                await attempt();
                return true;
            },
            cancellationToken);

    private async Task RunAsync(
        TransformDefinition definition, TransformStep step, BsonDocument? first, CancellationToken cancellationToken)
    {
        var pipeline = new BsonArray();
        if (first is not null)
        {
            pipeline.Add(first);
        }

        foreach (var stage in step.Stages)
        {
            pipeline.Add(stage);
        }

        pipeline.Add(MergeInto(step.Target));
        var command = new BsonDocument
        {
            { "aggregate", step.Source.Collection },
            { "pipeline", pipeline },
            { "cursor", new BsonDocument() },
            { "allowDiskUse", true },
            // The position is stored after this: what it says is done must survive a crash and a change of primary.
            { "writeConcern", new BsonDocument { { "w", "majority" }, { "j", true } } },
        };
        var started = _timeProvider.GetTimestamp();
        await RetryAsync(
            definition,
            async () => await _mongo.Database(step.Source.Database).RunCommandAsync(command, cancellationToken),
            cancellationToken);
        _counters.Aggregated(_timeProvider.GetElapsedTime(started));
    }

    private async Task CreateIndexesAsync(TransformDefinition definition, TransformStep step, CancellationToken cancellationToken)
    {
        if (step.Indexes.Count > 0)
        {
            IndexModel[] models = [.. step.Indexes.Select(index => new IndexModel(index.Keys) { Name = index.Name })];
            await RetryAsync(
                definition, async () => await CollectionOf(step.Target).CreateIndexesAsync(models, cancellationToken), cancellationToken);
        }
    }

    private MongoCollection CollectionOf(CollectionName name) => _mongo.Database(name.Database).Collection(name.Collection);

    private static BsonDocument MergeInto(CollectionName target) => new("$merge", new BsonDocument
    {
        { "into", new BsonDocument { { "db", target.Database }, { "coll", target.Collection } } },
        { "on", "_id" },
        { "whenMatched", "replace" },
        { "whenNotMatched", "insert" },
    });

    private static BsonDocument MatchOf(JournalRange range) => new()
    {
        { "source.topic", range.Topic },
        { "source.partition", range.Partition },
        { "source.offset", new BsonDocument { { "$gte", range.From }, { "$lte", range.To } } },
    };

    private static RetryStrategyOptions RetryOptions(TransformOptions options, TransformCounters counters, ILogger logger) => new()
    {
        ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is { } failure && StoreFaults.IsPassing(failure)),
        MaxRetryAttempts = options.MaxRetries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.RetryBaseDelay,
        OnRetry = args =>
        {
            counters.Retried();
            args.Context.Properties.TryGetValue(TransformKey, out var transform);
            logger.TransformRetry(transform!, args.Outcome.Exception!.Message, args.AttemptNumber + 1, args.RetryDelay);
            return ValueTask.CompletedTask;
        },
    };
}
