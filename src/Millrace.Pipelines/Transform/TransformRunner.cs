using Microsoft.Extensions.Logging;
using Millrace.Mongo;
using Millrace.Pipelines.Load;
using Polly;
using Polly.Retry;

namespace Millrace.Pipelines.Transform;

/// <summary>
/// Brings the targets of transforms up to date with what was loaded, inside MongoDB. A run may be cancelled or killed at any moment
/// and repeated; runs of several processes do not harm each other. Running and rebuilding are for one
/// caller at a time; <see cref="Statistics"/> is thread-safe. The caller cancels and owns the client.
/// </summary>
public sealed class TransformRunner
{
    private static readonly ResiliencePropertyKey<string> TransformKey = new("transform");

    private readonly IReadOnlyList<TransformDefinition> _definitions;
    private readonly ILogger _logger;
    private readonly TimeProvider _timeProvider;
    private readonly TransformCounters _counters = new();
    private readonly JournalReader _journal;
    private readonly TransformStates _states;
    private readonly FlattenRunner _flatten;
    private readonly ViewRunner _views;
    private readonly ResiliencePipeline _retry;

    /// <summary>Prepares; nothing is sent yet.</summary>
    /// <param name="mongo">The store that holds the sources, the targets and the state.</param>
    /// <param name="definitions">The transforms, each after those it depends on.</param>
    /// <param name="options">The options.</param>
    /// <param name="loggerFactory">Makes the logger.</param>
    /// <param name="timeProvider">The clock of waits and durations.</param>
    /// <exception cref="PipelineConfigurationException">A definition or option is wrong.</exception>
    public TransformRunner(
        MongoClient mongo,
        IReadOnlyList<TransformDefinition> definitions,
        TransformOptions options,
        ILoggerFactory loggerFactory,
        TimeProvider timeProvider)
    {
        options.Validate();
        Check(definitions);
        _definitions = definitions;
        _logger = loggerFactory.CreateLogger<TransformRunner>();
        _timeProvider = timeProvider;
        var state = mongo.Database(options.StateDatabase);
        _journal = new JournalReader(state);
        _states = new TransformStates(state, options.OnStep);
        var store = new TargetStore(mongo, _counters, timeProvider, options.OnStep);
        var builds = new BuildSwitch(_states, store, timeProvider, _logger);
        _flatten = new FlattenRunner(_states, _journal, store, builds, options, timeProvider);
        _views = new ViewRunner(_states, store, builds, timeProvider);
        _retry = options.MaxRetries == 0
            ? ResiliencePipeline.Empty
            : new ResiliencePipelineBuilder { TimeProvider = timeProvider }.AddRetry(RetryOptions(options)).Build();
    }

    /// <summary>What the runner has done so far. Thread-safe.</summary>
    public TransformStatistics Statistics => _counters.Snapshot();

    /// <summary>Merges what was loaded since the last run into the flat collections and the views; builds what was never built, has a
    /// new version or reads a flat collection that was built anew.</summary>
    /// <exception cref="TransformException">An aggregation failed or the store is away; what was merged before stays done.</exception>
    public Task<TransformReport> RunAsync(CancellationToken cancellationToken) => RunEachAsync([], cancellationToken);

    /// <summary>Builds the named transforms, and the views that read them, from their whole source beside what is there, switches over,
    /// and brings all others up to date.</summary>
    /// <param name="names">The transforms to rebuild; all of them when empty.</param>
    /// <param name="cancellationToken">Stops between or inside aggregations; what was there before stays in place.</param>
    /// <exception cref="PipelineConfigurationException">There is no transform of that name.</exception>
    /// <exception cref="TransformException">An aggregation failed or the store cannot be reached.</exception>
    public Task<TransformReport> RebuildAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        if (names.FirstOrDefault(name => _definitions.All(definition => definition.Name != name)) is { } unknown)
        {
            throw new PipelineConfigurationException(
                $"There is no transform {unknown}; there are {string.Join(", ", _definitions.Select(definition => definition.Name))}.");
        }

        return RunEachAsync(names.Count > 0 ? names : [.. _definitions.Select(definition => definition.Name)], cancellationToken);
    }

    /// <summary>When each transform last did something. Costs the same however much waits.</summary>
    /// <exception cref="TransformException">The store cannot be reached.</exception>
    public async Task<IReadOnlyList<TransformAge>> AgesAsync(CancellationToken cancellationToken)
    {
        var result = new List<TransformAge>();
        foreach (var definition in _definitions)
        {
            try
            {
                var state = await _states.FindAsync(definition, cancellationToken);
                result.Add(new TransformAge(definition.Name, state.Version, definition.Version, state.UpdatedAt));
            }
            catch (MongoException failure)
            {
                throw Failed(definition, failure);
            }
        }

        return result;
    }

    /// <summary>How far each transform has come and how much is waiting for it.</summary>
    /// <exception cref="TransformException">The store cannot be reached.</exception>
    public async Task<IReadOnlyList<TransformStatus>> StatusAsync(CancellationToken cancellationToken)
    {
        var result = new List<TransformStatus>();
        foreach (var definition in _definitions)
        {
            try
            {
                var state = await _states.FindAsync(definition, cancellationToken);
                result.Add(new TransformStatus
                {
                    Name = definition.Name,
                    Target = definition.Target,
                    Version = state.Version,
                    DefinedVersion = definition.Version,
                    Build = state.Build,
                    Portions = state.Portions,
                    RecordsBehind = definition switch
                    {
                        FlattenDefinition flatten => await _journal.CountAfterAsync(flatten.Source, state.Inputs, cancellationToken),
                        ViewDefinition view => await _views.CountBehindAsync(view, state, cancellationToken),
                        _ => 0,
                    },
                    UpdatedAt = state.UpdatedAt,
                });
            }
            catch (MongoException failure)
            {
                throw Failed(definition, failure);
            }
        }

        return result;
    }

    private async Task<TransformReport> RunEachAsync(IReadOnlyCollection<string> rebuild, CancellationToken cancellationToken)
    {
        var started = _timeProvider.GetTimestamp();
        using var activity = TransformTrace.StartRun();
        var records = 0L;
        List<string> rebuilt = [];
        List<string> updated = [];
        foreach (var definition in _definitions)
        {
            _counters.Begin(definition.Name);
            try
            {
                var built = await BuildWhereDueAsync(definition, rebuild.Contains(definition.Name), cancellationToken);
                var merged = 0L;
                var portions = 0;
                while (await RetryAsync(definition, () => MergeNextAsync(definition, cancellationToken), cancellationToken) is { } more)
                {
                    portions++;
                    merged += more;
                    built |= await BuildWhereDueAsync(definition, false, cancellationToken);
                }

                records += merged;
                if (built)
                {
                    rebuilt.Add(definition.Name);
                }
                else if (portions > 0 && definition is ViewDefinition)
                {
                    updated.Add(definition.Name);
                }
            }
            catch (MongoException failure)
            {
                throw Failed(definition, failure);
            }
            finally
            {
                _counters.End();
            }
        }

        await PruneAsync(cancellationToken);
        if (records == 0 && rebuilt.Count + updated.Count == 0)
        {
            TransformTrace.Forget(activity);
        }

        _counters.RunDone();
        return new TransformReport(records, rebuilt, updated, _timeProvider.GetElapsedTime(started));
    }

    /// <summary>Builds the target when it was asked for or there is a reason to; true when it did.</summary>
    private async Task<bool> BuildWhereDueAsync(TransformDefinition definition, bool asked, CancellationToken cancellationToken)
    {
        var built = false;
        while (asked || await RetryAsync(definition, () => IsBuildDueAsync(definition, cancellationToken), cancellationToken))
        {
            // False when another process was faster: perhaps it began before this was asked for.
            if (await RetryAsync(definition, () => TryBuildAsync(definition, cancellationToken), cancellationToken))
            {
                _counters.Rebuilt();
                (built, asked) = (true, false);
            }
        }

        return built;
    }

    private async Task<bool> IsBuildDueAsync(TransformDefinition definition, CancellationToken cancellationToken)
    {
        var state = await _states.FindAsync(definition, cancellationToken);
        CheckVersion(definition, state);
        return state.Build == 0 || state.Version < definition.Version
            || (definition is ViewDefinition view && await _views.IsStaleAsync(view, state, cancellationToken));
    }

    private Task<bool> TryBuildAsync(TransformDefinition definition, CancellationToken cancellationToken) => definition switch
    {
        FlattenDefinition flatten => _flatten.TryBuildAsync(flatten, cancellationToken),
        _ => _views.TryBuildAsync((ViewDefinition)definition, cancellationToken),
    };

    /// <summary>Merges the next portion; null when there is none. The number of raw records, which a view has none of.</summary>
    private async Task<long?> MergeNextAsync(TransformDefinition definition, CancellationToken cancellationToken)
    {
        if (definition is ViewDefinition view)
        {
            var moved = await _views.MergeNextAsync(view, cancellationToken);
            _counters.ViewLooked(moved);
            return moved ? 0 : null;
        }

        var merged = await _flatten.MergeNextAsync((FlattenDefinition)definition, cancellationToken);
        if (merged > 0)
        {
            _counters.Merged(merged.Value);
            _logger.TransformMerged(definition.Name, merged.Value);
        }

        return merged;
    }

    private async Task PruneAsync(CancellationToken cancellationToken)
    {
        try
        {
            var states = await _states.ListAsync(cancellationToken);
            foreach (var source in states.SelectMany(state => state.Sources).Distinct(StringComparer.Ordinal))
            {
                var followers = states.Where(state => state.Sources.Contains(source)).ToList();
                var now = _timeProvider.GetUtcNow();
                var held = followers.Where(state => state.Build > 0).Select(state => state.Switching?.Inputs ?? state.Inputs)
                    .Concat(followers.SelectMany(state => state.Builders)
                        .Where(builder => now - builder.Since < TransformState.MaxBuildTime).Select(builder => builder.Holds))
                    .ToList();
                foreach (var lane in held.SelectMany(inputs => inputs).Select(input => input.Key).Distinct(StringComparer.Ordinal))
                {
                    if (JournalEntries.IsInto(source, lane))
                    {
                        await _journal.PruneAsync(lane, held.Min(inputs => inputs[lane].Number), cancellationToken);
                    }
                }
            }
        }
        catch (MongoException failure)
        {
            _logger.PruneFailed(failure.Message); // only tidying; the next run does it
        }
    }

    // A round whose outcome is unknown is given up as a whole, and the next one begins with a new attempt.
    private async Task<T> RetryAsync<T>(TransformDefinition definition, Func<Task<T>> round, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(TransformKey, definition.Name);
        try
        {
            return await _retry.ExecuteAsync(static async (_, run) => await run(), context, round);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private RetryStrategyOptions RetryOptions(TransformOptions options) => new()
    {
        ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is { } failure && (StoreFaults.IsPassing(failure)
            // Two attempts inserted one document at the same time; by now it is there.
            || failure is MongoServerException { Code: StoreFaults.DuplicateKey })),
        MaxRetryAttempts = options.MaxRetries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.RetryBaseDelay,
        OnRetry = args =>
        {
            _counters.Retried();
            args.Context.Properties.TryGetValue(TransformKey, out var transform);
            _logger.TransformRetry(transform!, args.Outcome.Exception!.Message, args.AttemptNumber + 1, args.RetryDelay);
            return ValueTask.CompletedTask;
        },
    };

    private static void CheckVersion(TransformDefinition definition, TransformState state)
    {
        if (definition.Version < state.Version)
        {
            throw new TransformException(
                $"Transform {definition.Name} was built by version {state.Version} of its definition, and this program has version "
                + $"{definition.Version}; use the newer program, or run 'millrace transform rebuild {definition.Name}'.");
        }
    }

    private static TransformException Failed(TransformDefinition definition, MongoException failure) =>
        new($"Transform {definition.Name} failed: {failure.Message.TrimEnd('.')}.", failure);

    private static void Check(IReadOnlyList<TransformDefinition> definitions)
    {
        var earlier = new Dictionary<string, TransformDefinition>(StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            definition.Validate();
            if (definition is ViewDefinition view)
            {
                if (view.From.FirstOrDefault(name => earlier.GetValueOrDefault(name) is not FlattenDefinition) is { } missing)
                {
                    throw new PipelineConfigurationException(
                        $"View {view.Name} reads {missing}, which is no flatten transform that stands before it.");
                }

                if (view.From.Select(name => earlier[name].Target.Database).Distinct(StringComparer.Ordinal).Count() > 1)
                {
                    throw new PipelineConfigurationException($"View {view.Name} reads flat collections of several databases.");
                }
            }

            if (!earlier.TryAdd(definition.Name, definition))
            {
                throw new PipelineConfigurationException($"There are two transforms named {definition.Name}.");
            }
        }
    }
}
