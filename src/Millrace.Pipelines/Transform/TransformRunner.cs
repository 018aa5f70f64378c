using Microsoft.Extensions.Logging;
using Millrace.Mongo;
using Millrace.Pipelines.Load;

namespace Millrace.Pipelines.Transform;

/// <summary>
/// Brings the targets of transforms up to date with what was loaded, inside MongoDB. A run may be cancelled or killed at any moment
/// and repeated; runs of several processes do not harm each other. Running and rebuilding are for one
/// caller at a time; <see cref="Statistics"/> is thread-safe. The caller cancels and owns the client.
/// </summary>
public sealed class TransformRunner
{
    private const int MaxOvertaken = 3;

    private readonly IReadOnlyList<TransformDefinition> _definitions;
    private readonly TransformOptions _options;
    private readonly ILogger _logger;
    private readonly TimeProvider _timeProvider;
    private readonly TransformCounters _counters = new();
    private readonly JournalReader _journal;
    private readonly TransformPositions _positions;
    private readonly StepRunner _steps;

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
        _options = options;
        _logger = loggerFactory.CreateLogger<TransformRunner>();
        _timeProvider = timeProvider;
        var state = mongo.Database(options.StateDatabase);
        _journal = new JournalReader(state);
        _positions = new TransformPositions(state);
        _steps = new StepRunner(mongo, options, _counters, _logger, timeProvider);
    }

    /// <summary>What the runner has done so far. Thread-safe.</summary>
    public TransformStatistics Statistics => _counters.Snapshot();

    /// <summary>Merges what was loaded since the last run, and computes views whose inputs have moved.</summary>
    /// <exception cref="TransformException">An aggregation failed or the store is away; what was merged before stays done.</exception>
    public Task<TransformReport> RunAsync(CancellationToken cancellationToken) => RunEachAsync([], cancellationToken);

    /// <summary>Builds the named transforms from their whole source, and brings all others up to date.</summary>
    /// <param name="names">The transforms to rebuild; all of them when empty.</param>
    /// <param name="cancellationToken">Stops between or inside aggregations; the next run repeats a rebuild that was cut off.</param>
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

    private async Task<TransformReport> RunEachAsync(IReadOnlyCollection<string> rebuild, CancellationToken cancellationToken)
    {
        var started = _timeProvider.GetTimestamp();
        var records = 0L;
        List<string> rebuilt = [];
        List<string> recomputed = [];
        foreach (var definition in _definitions)
        {
            _counters.Begin(definition.Name);
            try
            {
                var position = await FindAsync(definition, definition.Name, cancellationToken);
                var whole = rebuild.Contains(definition.Name) || position?.Version != definition.Version;
                if (whole && position is not null)
                {
                    await _steps.ClearTargetsAsync(definition, cancellationToken); // what the new version does not make must not stay
                }

                if (definition.Kind == TransformKind.Recomputed)
                {
                    if (await RecomputeAsync(definition, position, whole, cancellationToken))
                    {
                        recomputed.Add(definition.Name);
                    }

                    continue;
                }

                if (whole)
                {
                    position = await BuildAsync(definition, cancellationToken);
                    rebuilt.Add(definition.Name);
                }

                records += await MergeNewAsync(definition, position!, cancellationToken);
            }
            catch (MongoException failure)
            {
                throw new TransformException($"Transform {definition.Name} failed: {failure.Message.TrimEnd('.')}.", failure);
            }
            finally
            {
                _counters.End();
            }
        }

        await PruneAsync(cancellationToken);
        _counters.RunDone();
        return new TransformReport(records, rebuilt, recomputed, _timeProvider.GetElapsedTime(started));
    }

    // The heads are read before the source: what is loaded while the source is read is merged again by the next portion.
    private async Task<TransformPosition> BuildAsync(TransformDefinition definition, CancellationToken cancellationToken)
    {
        _logger.TransformRebuilding(definition.Name);
        var lanes = new Dictionary<string, long>(StringComparer.Ordinal);
        var sources = definition.Steps.Select(step => step.Source).Distinct().ToList();
        foreach (var source in sources)
        {
            var heads = await _steps.RetryAsync(definition, () => _journal.HeadsAsync(source, cancellationToken), cancellationToken);
            foreach (var (lane, number) in heads)
            {
                lanes[lane] = number;
            }
        }

        await _steps.RunAllAsync(definition, cancellationToken);
        var position = new TransformPosition
        {
            Name = definition.Name, Version = definition.Version, Sources = [.. sources.Select(source => source.ToString())], Lanes = lanes,
        };
        await _steps.RetryAsync(definition, () => _positions.SaveAsync(position, cancellationToken), cancellationToken);
        _counters.Rebuilt();
        return position;
    }

    private async Task<long> MergeNewAsync(TransformDefinition definition, TransformPosition position, CancellationToken cancellationToken)
    {
        var records = 0L;
        foreach (var source in definition.Steps.Select(step => step.Source).Distinct())
        {
            while (true)
            {
                var current = position;
                var ranges = await _steps.RetryAsync(
                    definition,
                    () => _journal.ReadAfterAsync(source, current, _options.RecordsPerMerge, cancellationToken),
                    cancellationToken);
                if (ranges.Count == 0)
                {
                    break;
                }

                await _steps.RunRangesAsync(definition, source, ranges, cancellationToken);
                position = position.Advance(ranges);
                var advanced = position;
                await _steps.RetryAsync(definition, () => _positions.SaveAsync(advanced, cancellationToken), cancellationToken);
                var merged = ranges.Sum(range => range.Records);
                records += merged;
                _counters.Merged(merged);
                _logger.TransformMerged(definition.Name, merged);
            }
        }

        return records;
    }

    private async Task<bool> RecomputeAsync(
        TransformDefinition definition, TransformPosition? position, bool whole, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var inputs = await InputsAsync(definition, cancellationToken);
            if (!whole && inputs is not null && position?.Inputs == inputs)
            {
                _counters.ViewSkipped();
                return attempt > 1;
            }

            var generation = await _positions.BeginAsync(definition.Name, definition.Version, cancellationToken);
            await _steps.RunAllAsync(definition, cancellationToken);
            position = new TransformPosition
            {
                Name = definition.Name, Version = definition.Version, Inputs = inputs, Generation = generation,
            };
            _counters.ViewRecomputed();
            // Overtaken: the other run may have read newer input and this one may have written over its rows. Once more, then.
            if (await _positions.TryFinishAsync(position, cancellationToken) || attempt == MaxOvertaken)
            {
                return true;
            }
        }
    }

    /// <summary>What the transforms it depends on stand at; null when it depends on none, which always counts as moved.</summary>
    private async Task<string?> InputsAsync(TransformDefinition definition, CancellationToken cancellationToken)
    {
        if (definition.DependsOn.Count == 0)
        {
            return null;
        }

        var inputs = new List<string>();
        foreach (var name in definition.DependsOn)
        {
            var position = await FindAsync(definition, name, cancellationToken);
            inputs.Add(position?.Fingerprint ?? name);
        }

        return string.Join('\n', inputs);
    }

    private Task<TransformPosition?> FindAsync(TransformDefinition definition, string name, CancellationToken cancellationToken) =>
        _steps.RetryAsync(definition, () => _positions.FindAsync(name, cancellationToken), cancellationToken);

    private async Task PruneAsync(CancellationToken cancellationToken)
    {
        try
        {
            var positions = await _positions.ListAsync(cancellationToken);
            foreach (var lane in positions.SelectMany(position => position.Lanes.Keys).Distinct(StringComparer.Ordinal))
            {
                // A follower of the collection that has not come to this lane yet holds all of its entries.
                var merged = positions
                    .Where(position => position.Sources.Any(source => JournalEntries.IsInto(source, lane)))
                    .Min(position => position.NumberOf(lane));
                await _journal.PruneAsync(lane, merged, cancellationToken);
            }
        }
        catch (MongoException failure)
        {
            _logger.PruneFailed(failure.Message); // only tidying; the next run does it
        }
    }

    private static void Check(IReadOnlyList<TransformDefinition> definitions)
    {
        var earlier = new HashSet<string>(StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            definition.Validate();
            if (definition.DependsOn.FirstOrDefault(name => !earlier.Contains(name)) is { } missing)
            {
                throw new PipelineConfigurationException(
                    $"Transform {definition.Name} depends on {missing}, which does not stand before it.");
            }

            if (!earlier.Add(definition.Name))
            {
                throw new PipelineConfigurationException($"There are two transforms named {definition.Name}.");
            }
        }
    }
}
