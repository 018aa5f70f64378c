using Millrace.Bson;
using Millrace.Mongo;

namespace Millrace.Pipelines.Transform;

/// <summary>The stored states of all transforms, one document each, changed by compare-and-set. Thread-safe.</summary>
internal sealed class TransformStates(MongoDatabase state, Func<string, Task>? onStep = null)
{
    public const string Collection = "transforms";

    private readonly MongoCollection _states = state.Collection(Collection).WithWriteConcern(WriteConcern.MajorityJournaled);

    public async Task<TransformState?> FindAsync(string name, CancellationToken cancellationToken) =>
        await _states.FindOneAsync(new BsonDocument("_id", name), cancellationToken) is { } document
            ? TransformStateDocument.FromDocument(document)
            : null;

    /// <summary>The state of a transform, or the one before its first build.</summary>
    public async Task<TransformState> FindAsync(TransformDefinition definition, CancellationToken cancellationToken) =>
        await FindAsync(definition.Name, cancellationToken) ?? new TransformState
        {
            Name = definition.Name,
            Target = definition.Target,
            Sources = definition is FlattenDefinition flatten ? [flatten.Source.ToString()] : [],
        };

    public async Task<List<TransformState>> ListAsync(CancellationToken cancellationToken)
    {
        var states = new List<TransformState>();
        await foreach (var document in _states.FindAsync([]).WithCancellation(cancellationToken))
        {
            states.Add(TransformStateDocument.FromDocument(document));
        }

        return states;
    }

    /// <summary>Takes a step from the newest state; null when the step is not allowed from there.</summary>
    public async Task<TransformState?> ChangeAsync(
        TransformState known, Func<TransformState, TransformState?> step, CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = await FindAsync(known.Name, cancellationToken) ?? known with { Revision = 0 };
            if (step(before) is not { } after)
            {
                return null;
            }

            after = after with { Revision = before.Revision + 1 };
            await (onStep?.Invoke("before state") ?? Task.CompletedTask);
            var replaced = await TryReplaceAsync(before, after, cancellationToken);
            await (onStep?.Invoke("after state") ?? Task.CompletedTask);
            if (replaced)
            {
                return after;
            }
        }
    }

    private async Task<bool> TryReplaceAsync(TransformState before, TransformState after, CancellationToken cancellationToken)
    {
        var document = TransformStateDocument.ToDocument(after);
        if (before.Revision > 0)
        {
            var unchanged = new BsonDocument { { "_id", before.Name }, { "revision", before.Revision } };
            return (await _states.ReplaceOneAsync(unchanged, document, upsert: false, cancellationToken)).Matched == 1;
        }

        try
        {
            await _states.InsertOneAsync(document, cancellationToken);
            return true;
        }
        catch (MongoServerException taken) when (taken.Code == StoreFaults.DuplicateKey)
        {
            return false;
        }
    }
}
