using Millrace.Bson;
using Millrace.Mongo;

namespace Millrace.Pipelines.Transform;

/// <summary>The stored positions of all transforms, one document each. Thread-safe.</summary>
internal sealed class TransformPositions(MongoDatabase state)
{
    public const string Collection = "transform_positions";

    private readonly MongoCollection _positions = state.Collection(Collection).WithWriteConcern(WriteConcern.MajorityJournaled);

    public async Task<TransformPosition?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var document = await _positions.FindOneAsync(new BsonDocument("_id", name), cancellationToken);
        return document is null ? null : TransformPosition.FromDocument(document);
    }

    public async Task<List<TransformPosition>> ListAsync(CancellationToken cancellationToken)
    {
        var positions = new List<TransformPosition>();
        await foreach (var document in _positions.FindAsync([]).WithCancellation(cancellationToken))
        {
            positions.Add(TransformPosition.FromDocument(document));
        }

        return positions;
    }

    /// <summary>Stores a position, whatever was there.</summary>
    public async Task SaveAsync(TransformPosition position, CancellationToken cancellationToken) =>
        await _positions.ReplaceOneAsync(new BsonDocument("_id", position.Name), position.ToDocument(), upsert: true, cancellationToken);

    /// <summary>Stores a recomputed transform's position unless another recomputation began meanwhile; false when one did.</summary>
    public async Task<bool> TryFinishAsync(TransformPosition position, CancellationToken cancellationToken)
    {
        var mine = new BsonDocument { { "_id", position.Name }, { "generation", position.Generation } };
        var result = await _positions.ReplaceOneAsync(mine, position.ToDocument(), upsert: false, cancellationToken);
        return result.Matched == 1;
    }

    /// <summary>Marks that a recomputation begins and returns its generation.</summary>
    public async Task<long> BeginAsync(string name, int version, CancellationToken cancellationToken)
    {
        var nothing = new BsonArray();
        var update = new BsonDocument
        {
            { "$inc", new BsonDocument("generation", 1L) },
            {
                "$set", new BsonDocument
                {
                    { "version", version }, { "inputs", BsonValue.Null }, { "sources", nothing }, { "lanes", nothing },
                }
            },
        };
        var options = new FindOneAndUpdateOptions { Upsert = true, ReturnNew = true };
        var after = await _positions.FindOneAndUpdateAsync(new BsonDocument("_id", name), update, options, cancellationToken);
        return after!["generation"].AsInt64;
    }
}
