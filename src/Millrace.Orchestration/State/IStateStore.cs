using Millrace.Bson;

namespace Millrace.Orchestration.State;

/// <summary>
/// Where the orchestrator keeps its state: tables of documents, each with a text <c>_id</c>. Two implementations: MongoDB, and memory for
/// tests of DAGs. Every operation is atomic for one document and nothing more is needed. Thread-safe.
/// </summary>
/// <remarks>Operations throw <see cref="StateStoreException"/> when the store cannot be reached; whether a write took effect is then not
/// known, and every caller either writes with a condition or writes the same again.</remarks>
public interface IStateStore
{
    /// <summary>The document of that id, or null.</summary>
    Task<BsonDocument?> GetAsync(StateTable table, string id, CancellationToken cancellationToken);

    /// <summary>Inserts a document; false when its id or another unique key of the table is taken.</summary>
    Task<bool> InsertAsync(StateTable table, BsonDocument document, CancellationToken cancellationToken);

    /// <summary>Inserts documents, leaving out those whose id is taken.</summary>
    Task InsertManyAsync(StateTable table, IReadOnlyList<BsonDocument> documents, CancellationToken cancellationToken);

    /// <summary>Replaces the document with the same id if its <c>version</c> is still <paramref name="expectedVersion"/>; false when it is
    /// not, or the document is gone.</summary>
    Task<bool> ReplaceAsync(StateTable table, BsonDocument document, long expectedVersion, CancellationToken cancellationToken);

    /// <summary>Writes documents whatever was there before.</summary>
    Task PutAsync(StateTable table, IReadOnlyList<BsonDocument> documents, CancellationToken cancellationToken);

    /// <summary>Adds to a number, making the document when there is none, and returns the sum.</summary>
    Task<long> IncrementAsync(StateTable table, string id, string field, long by, CancellationToken cancellationToken);

    /// <summary>The documents that match, as many as the query's limit allows.</summary>
    Task<IReadOnlyList<BsonDocument>> FindAsync(StateTable table, StateQuery query, CancellationToken cancellationToken) =>
        FindAsync(table, query, document => document, cancellationToken);

    /// <summary>What is read of each document that matches, as it comes: many documents need not be there at once.</summary>
    Task<IReadOnlyList<T>> FindAsync<T>(
        StateTable table, StateQuery query, Func<BsonDocument, T> read, CancellationToken cancellationToken);

    /// <summary>How many documents match, whatever the query's limit.</summary>
    Task<long> CountAsync(StateTable table, StateQuery query, CancellationToken cancellationToken);

    /// <summary>Removes the documents that match and returns how many there were.</summary>
    Task<long> DeleteAsync(StateTable table, StateQuery query, CancellationToken cancellationToken);
}
