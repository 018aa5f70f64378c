using Millrace.Bson;
using Millrace.Mongo;

namespace Millrace.Pipelines.Transform;

/// <summary>
/// Builds flat collections and brings them up to date, a portion of the load journal at a time. Every method may be cut off at any
/// point, and run by several processes at once. Thread-safe.
/// </summary>
internal sealed class FlattenRunner(
    TransformStates states, JournalReader journal, TargetStore store, BuildSwitch builds, TransformOptions options,
    TimeProvider timeProvider)
{
    private const int MaxCatchUps = 20;

    /// <summary>Builds the target from the whole source and switches over; false when it must be done again.</summary>
    public async Task<bool> TryBuildAsync(FlattenDefinition definition, CancellationToken cancellationToken)
    {
        var known = await builds.SettleAsync(await states.FindAsync(definition, cancellationToken), cancellationToken);
        var begun = await builds.BeginAsync(definition, known, cancellationToken);
        var build = begun.Drawn;
        var beside = TargetStore.BesideOf(definition.Target, build);

        // The heads are read before the source: what is loaded while the source is read is merged again afterwards.
        var inputs = await journal.HeadsAsync(definition.Source, cancellationToken);
        using var activity = TransformTrace.StartBuild(definition, await journal.BatchesBeforeAsync(inputs, cancellationToken));
        if (await states.ChangeAsync(begun, s => s.Hold(build, inputs), cancellationToken) is null)
        {
            return false;
        }

        await store.MergeAsync(
            definition.Source, [.. definition.Stages, TargetStore.Stamp(build)], beside, "keepExisting", cancellationToken);
        for (var round = 0; round < MaxCatchUps; round++)
        {
            var ranges = await journal.ReadAfterAsync(definition.Source, inputs, options.RecordsPerMerge, cancellationToken);
            if (ranges.Count == 0)
            {
                break;
            }

            await MergeAsync(definition, ranges, build, beside, cancellationToken);
            inputs = Advance(inputs, ranges);
        }

        return await builds.TrySwitchAsync(begun, new Switchover(build, definition.Version, build, inputs), cancellationToken);
    }

    /// <summary>Merges the next portion; null when there is none. The number of records is 0 when another process was faster.</summary>
    public async Task<long?> MergeNextAsync(FlattenDefinition definition, CancellationToken cancellationToken)
    {
        var known = await builds.SettleAsync(await states.FindAsync(definition, cancellationToken), cancellationToken);
        if (known.Version != definition.Version)
        {
            return 0; // another program's build took the place meanwhile; the next look says what to do
        }

        try
        {
            return await MergeNextAsync(definition, known, cancellationToken);
        }
        catch (JournalGapException)
        {
            // Another process may have merged and pruned what is missing here.
            var now = await states.FindAsync(definition, cancellationToken);
            if (now.Position == known.Position && now.Build == known.Build)
            {
                throw;
            }

            return 0;
        }
    }

    private async Task<long?> MergeNextAsync(FlattenDefinition definition, TransformState known, CancellationToken cancellationToken)
    {
        var upTo = known.Inputs;
        if (known.Pending is null)
        {
            var next = await journal.ReadAfterAsync(definition.Source, known.Inputs, options.RecordsPerMerge, cancellationToken);
            if (next.Count == 0 && (await store.FindVoidAsync(definition.Target, known.Void, cancellationToken)).Count == 0)
            {
                return null;
            }

            upTo = Advance(known.Inputs, next);
        }

        if (await states.ChangeAsync(known, s => s.BeginAttempt(known, upTo), cancellationToken) is not { } begun)
        {
            return 0;
        }

        var attempt = begun.Drawn;
        var ranges = await journal.ReadBetweenAsync(definition.Source, begun.Inputs, begun.Pending!.UpTo, cancellationToken);
        using var activity = TransformTrace.StartMerge(definition, ranges.SelectMany(range => range.Batches));
        await MergeAsync(definition, ranges, attempt, definition.Target, cancellationToken);
        await AdoptAsync(definition, begun.Void, attempt, cancellationToken);
        var finished = await states.ChangeAsync(begun, s => s.Finish(attempt, timeProvider.GetUtcNow()), cancellationToken);
        return finished is null ? 0 : ranges.Sum(range => range.Records);
    }

    // An aggregation a range, not one with $or: a range of the position index is read by every engine without a scan.
    private async Task MergeAsync(
        FlattenDefinition definition, IReadOnlyList<JournalRange> ranges, long number, CollectionName target,
        CancellationToken cancellationToken)
    {
        foreach (var range in ranges)
        {
            List<BsonDocument> stages = [MatchOf(range), .. definition.Stages, TargetStore.Stamp(number)];
            await store.MergeAsync(definition.Source, stages, target, "keepExisting", cancellationToken);
        }
    }

    /// <summary>
    /// Documents that void attempts wrote are in no portion. They are made anew, for the attempt may have been one of an older
    /// definition, each only if it is still the void one: another process may be doing the same.
    /// </summary>
    private async Task AdoptAsync(
        FlattenDefinition definition, IReadOnlyList<long> numbers, long attempt, CancellationToken cancellationToken)
    {
        while (await store.FindVoidAsync(definition.Target, numbers, cancellationToken) is { Count: > 0 } found)
        {
            List<BsonDocument> stages =
            [
                new("$match", TargetStore.In("_id", found.Select(document => document["_id"]))),
                .. definition.Stages,
                TargetStore.Stamp(attempt),
            ];
            var made = new Dictionary<BsonValue, BsonDocument>(BsonComparer.Instance);
            await foreach (var document in store.Collection(definition.Source).AggregateAsync(stages).WithCancellation(cancellationToken))
            {
                made[document["_id"]] = document;
            }

            using var bulk = BulkWrite.Unordered();
            foreach (var document in found)
            {
                var unchanged = new BsonDocument { { "_id", document["_id"] }, { "portion", document["portion"] } };
                if (made.TryGetValue(document["_id"], out var anew))
                {
                    bulk.ReplaceOne(unchanged, anew, upsert: false);
                }
                else
                {
                    bulk.DeleteOne(unchanged); // the present definition leaves it out
                }
            }

            var result = await store.Collection(definition.Target).BulkWriteAsync(bulk, cancellationToken);
            if (result.WriteErrors.Count > 0)
            {
                throw new TransformException($"Transform {definition.Name} failed: {result.WriteErrors[0].Message}");
            }
        }
    }

    private static InputPositions Advance(InputPositions inputs, IEnumerable<JournalRange> merged) => inputs.With(
        merged.GroupBy(range => range.Lane).Select(
            lane => KeyValuePair.Create(lane.Key, new InputPosition(0, lane.Max(range => range.LastNumber)))));

    private static BsonDocument MatchOf(JournalRange range) => new("$match", new BsonDocument
    {
        { "source.topic", range.Topic },
        { "source.partition", range.Partition },
        { "source.offset", new BsonDocument { { "$gte", range.From }, { "$lte", range.To } } },
    });
}
