using Millrace.Bson;
using Millrace.Mongo;

namespace Millrace.Pipelines.Transform;

/// <summary>
/// Builds views and brings them up to date with their flat collections. Every method may be cut off at any point, and run by several
/// processes at once. Thread-safe.
/// </summary>
internal sealed class ViewRunner(TransformStates states, TargetStore store, BuildSwitch builds, TimeProvider timeProvider)
{
    private const int MaxCatchUps = 5;

    private static readonly IndexModel[] TotalsIndexes =
    [
        new(new BsonDocument { { "k", 1 }, { "n", -1 } }) { Name = "key" },
        new(new BsonDocument("n", 1)) { Name = "portion" },
    ];

    /// <summary>True when a flat collection that the view reads was built anew since.</summary>
    public async Task<bool> IsStaleAsync(ViewDefinition view, TransformState state, CancellationToken cancellationToken)
    {
        var read = state.Inputs.Where(input => view.From.Contains(input.Key)).Concat(state.Pending?.UpTo ?? InputPositions.None);
        foreach (var (name, position) in read)
        {
            if ((await FeedAsync(name, cancellationToken))?.Build != position.Build)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Builds the view from the flat collections and switches over; false when it must be done again.</summary>
    public async Task<bool> TryBuildAsync(ViewDefinition view, CancellationToken cancellationToken)
    {
        var known = await builds.SettleAsync(await states.FindAsync(view, cancellationToken), cancellationToken);
        var begun = await builds.BeginAsync(view, known, cancellationToken);
        var build = begun.Drawn;
        using var activity = TransformTrace.StartBuild(view, []);
        var beside = TargetStore.BesideOf(view.Target, build);
        var inputs = InputPositions.None;
        var number = build;
        CollectionName? totals = null;
        for (var round = 0; round <= MaxCatchUps; round++)
        {
            var feeds = await FeedsAsync(view.From, cancellationToken);
            var upTo = Heads(feeds);
            if (round > 0 && upTo.Equals(inputs))
            {
                break;
            }

            var database = Database(view, feeds);
            if (totals is null)
            {
                await store.CreateAsync(ViewStages.TotalsOf(database, view.Name, build), TotalsIndexes, cancellationToken);
            }
            else
            {
                number = (await states.ChangeAsync(begun, s => s.Draw(), cancellationToken))!.Drawn;
            }

            var place = ViewStages.TotalsOf(database, view.Name, build);
            if (!await TryAddAsync(view, feeds, inputs, upTo, (place, totals is null ? null : place), number, cancellationToken))
            {
                return false;
            }

            totals = place;
            await store.MergeAsync(place, ViewStages.Rows(view, number, build), beside, "replace", cancellationToken);
            inputs = upTo;
        }

        var next = new Switchover(build, view.Version, number, inputs);
        var switched = await builds.TrySwitchAsync(begun, next, cancellationToken);
        if (switched)
        {
            await store.DropEarlierAsync(totals!.Value.Database, ViewStages.TotalsPrefixOf(view.Name), build, cancellationToken);
        }
        else
        {
            await store.DropAsync(totals!.Value, cancellationToken);
        }

        return switched;
    }

    /// <summary>Adds what is new in the flat collections; false when there is nothing, true when it is worth looking again.</summary>
    public async Task<bool> MergeNextAsync(ViewDefinition view, CancellationToken cancellationToken)
    {
        var known = await builds.SettleAsync(await states.FindAsync(view, cancellationToken), cancellationToken);
        if (known.Version != view.Version || await IsStaleAsync(view, known, cancellationToken))
        {
            return true; // a build comes first, or another program's took the place
        }

        var upTo = known.Inputs.With(Heads(await FeedsAsync(view.From, cancellationToken)));
        if (known.Pending is null && upTo.Equals(known.Inputs)
            && (await store.FindVoidAsync(view.Target, known.Void, cancellationToken)).Count == 0)
        {
            return false;
        }

        if (await states.ChangeAsync(known, s => s.BeginAttempt(known, upTo), cancellationToken) is not { } begun)
        {
            return true;
        }

        using var activity = TransformTrace.StartMerge(view, []);
        var (attempt, portion) = (begun.Drawn, begun.Pending!);
        var feeds = await FeedsAsync([.. portion.UpTo.Select(input => input.Key)], cancellationToken);
        var totals = ViewStages.TotalsOf(Database(view, feeds), view.Name, begun.Build);
        if (!await TryAddAsync(view, feeds, begun.Inputs, portion.UpTo, (totals, totals), portion.Number, cancellationToken))
        {
            return true; // a flat collection was built anew meanwhile; the next look finds the view stale
        }

        await RepairAsync(view, totals, begun.Void, attempt, cancellationToken);
        await store.MergeAsync(totals, ViewStages.Rows(view, portion.Number, attempt), view.Target, "replace", cancellationToken);
        if (await states.ChangeAsync(begun, s => s.Finish(attempt, timeProvider.GetUtcNow()), cancellationToken) is not null)
        {
            await PruneAsync(totals, portion.Number, cancellationToken);
        }

        return true;
    }

    /// <summary>How many flat documents are not in the view yet.</summary>
    public async Task<long> CountBehindAsync(ViewDefinition view, TransformState state, CancellationToken cancellationToken)
    {
        var behind = 0L;
        foreach (var feed in await FeedsAsync(view.From, cancellationToken))
        {
            behind += await store.Collection(feed.Target).CountAsync(Between(feed, state.Inputs[feed.Name].Number), cancellationToken);
        }

        return behind;
    }

    /// <summary>Writes a portion's versions of the totals; false when a flat collection was replaced while it was read.</summary>
    private async Task<bool> TryAddAsync(
        ViewDefinition view, IReadOnlyList<TransformState> feeds, InputPositions inputs, InputPositions upTo,
        (CollectionName To, CollectionName? Before) totals, long portion, CancellationToken cancellationToken)
    {
        var moved = feeds.Where(feed => upTo[feed.Name].Number > inputs[feed.Name].Number).ToList();
        if (moved.Count > 0)
        {
            var read = moved.Select(feed => (feed.Target, Between(feed, inputs[feed.Name].Number, upTo[feed.Name].Number))).ToList();
            await store.MergeAsync(
                moved[0].Target, ViewStages.Totals(view, read, totals.Before, portion), totals.To, "keepExisting", cancellationToken);
        }

        // What was read counts only if it was the collection that the position speaks of, from beginning to end.
        foreach (var (name, position) in upTo.Except(inputs))
        {
            var after = await states.FindAsync(name, cancellationToken);
            if (after is null || after.Switching is not null || after.Build != position.Build)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Rows that void attempts wrote may be of older totals or of an older definition: they are written anew.</summary>
    private async Task RepairAsync(
        ViewDefinition view, CollectionName totals, IReadOnlyList<long> numbers, long attempt, CancellationToken cancellationToken)
    {
        while (await store.FindVoidAsync(view.Target, numbers, cancellationToken) is { Count: > 0 } found)
        {
            var keys = found.Select(row => (BsonValue)ViewStages.Wrap(row["_id"])).ToList();
            await store.MergeAsync(totals, ViewStages.RowsOf(view, keys, attempt), view.Target, "replace", cancellationToken);
            var counted = new HashSet<BsonValue>(BsonComparer.Instance);
            List<BsonDocument> distinct =
                [new("$match", TargetStore.In("k", keys)), new("$group", new BsonDocument("_id", "$k"))];
            await foreach (var key in store.Collection(totals).AggregateAsync(distinct).WithCancellation(cancellationToken))
            {
                counted.Add(key["_id"]);
            }

            var strangers = found.Where(row => !counted.Contains(ViewStages.Wrap(row["_id"]))).ToList();
            if (strangers.Count > 0)
            {
                var filter = TargetStore.In("_id", strangers.Select(row => row["_id"]));
                filter.Add("portion", new BsonDocument("$in", new BsonArray(numbers.Select(number => (BsonValue)number))));
                await store.Collection(view.Target).DeleteManyAsync(filter, cancellationToken);
            }
        }
    }

    /// <summary>Removes versions that the portion has superseded; what is left out by a crash goes when its key changes again.</summary>
    private async Task PruneAsync(CollectionName totals, long portion, CancellationToken cancellationToken)
    {
        var collection = store.Collection(totals);
        var keys = new List<BsonValue>(TargetStore.ChunkSize);
        var options = new FindOptions { Projection = new BsonDocument("k", 1) };
        await foreach (var version in collection.FindAsync(new BsonDocument("n", portion), options).WithCancellation(cancellationToken))
        {
            keys.Add(version["k"]);
            if (keys.Count == TargetStore.ChunkSize)
            {
                await RemoveAsync();
            }
        }

        await RemoveAsync();

        async Task RemoveAsync()
        {
            if (keys.Count > 0)
            {
                var superseded = TargetStore.In("k", keys);
                superseded.Add("n", new BsonDocument("$lt", portion));
                await collection.DeleteManyAsync(superseded, cancellationToken);
                keys.Clear();
            }
        }
    }

    private async Task<TransformState?> FeedAsync(string name, CancellationToken cancellationToken) =>
        await states.FindAsync(name, cancellationToken) is { } state ? await builds.SettleAsync(state, cancellationToken) : null;

    private async Task<IReadOnlyList<TransformState>> FeedsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var feeds = new List<TransformState>();
        foreach (var name in names)
        {
            if (await FeedAsync(name, cancellationToken) is { Build: > 0 } feed)
            {
                feeds.Add(feed);
            }
        }

        return feeds;
    }

    private static InputPositions Heads(IEnumerable<TransformState> feeds) => new(
        feeds.ToDictionary(feed => feed.Name, feed => new InputPosition(feed.Build, feed.Position)));

    private static string Database(ViewDefinition view, IReadOnlyList<TransformState> feeds) =>
        feeds.Select(feed => feed.Target.Database).Distinct().ToList() is [var only]
            ? only
            : throw new TransformException($"View {view.Name} reads flat collections of several databases, or none; they must lie in one.");

    /// <summary>The documents of a flat collection behind a portion and up to another, without those of void attempts.</summary>
    private static BsonDocument Between(TransformState feed, long after, long upTo = long.MaxValue)
    {
        var bounds = new BsonDocument { { "$gt", after }, { "$lte", Math.Min(upTo, feed.Position) } };
        var skipped = feed.Void.Where(number => number > after && number <= upTo).Select(number => (BsonValue)number).ToList();
        if (skipped.Count > 0)
        {
            bounds.Add("$nin", new BsonArray(skipped));
        }

        return new BsonDocument(TargetStore.PortionField, bounds);
    }
}
