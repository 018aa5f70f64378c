using Millrace.Bson;

namespace Millrace.Mongo;

/// <summary>How <see cref="MongoCollection.FindOneAndUpdateAsync"/> chooses and answers. Immutable.</summary>
public sealed record FindOneAndUpdateOptions
{
    /// <summary>Which of several matches is taken: the first in this order; null leaves it to the server.</summary>
    public BsonDocument? Sort { get; init; }

    /// <summary>Whether a document is made when none matches.</summary>
    public bool Upsert { get; init; }

    /// <summary>Whether the document is returned as it is after the update rather than before.</summary>
    public bool ReturnNew { get; init; }
}
