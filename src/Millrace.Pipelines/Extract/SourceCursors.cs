using System.Security.Cryptography;
using System.Text;
using Millrace.Bson;
using Millrace.Mongo;

namespace Millrace.Pipelines.Extract;

/// <summary>
/// The positions of sources, one document a source and key in the state database's collection <c>cursors</c>, written with majority and
/// journal. A position that was stored under another address, pagination or since parameter is not used. Thread-safe.
/// </summary>
public sealed class SourceCursors
{
    /// <summary>The collection's name.</summary>
    public const string Collection = "cursors";

    private readonly MongoCollection _cursors;
    private readonly TimeProvider _timeProvider;

    /// <param name="state">The state database.</param>
    /// <param name="timeProvider">Says when a position was stored.</param>
    public SourceCursors(MongoDatabase state, TimeProvider timeProvider)
    {
        _cursors = state.Collection(Collection).WithWriteConcern(WriteConcern.MajorityJournaled);
        _timeProvider = timeProvider;
    }

    /// <summary>The stored position; null when there is none that fits the definition.</summary>
    /// <exception cref="ExtractException">The store cannot be read.</exception>
    internal async Task<SourcePosition?> FindAsync(HttpSourceDefinition definition, string key, CancellationToken cancellationToken)
    {
        try
        {
            var document = await _cursors.FindOneAsync(new BsonDocument("_id", IdOf(definition, key)), cancellationToken);
            return document is null || TextOf(document, "definition") != FingerprintOf(definition)
                ? null
                : new SourcePosition(TextOf(document, "next"), TextOf(document, "since"), TextOf(document, "largest"));
        }
        catch (MongoException failure)
        {
            throw Failed("read", definition, key, failure);
        }
    }

    /// <summary>Stores a position, whatever was there.</summary>
    /// <exception cref="ExtractException">The store did not acknowledge it.</exception>
    internal async Task SaveAsync(
        HttpSourceDefinition definition, string key, SourcePosition position, CancellationToken cancellationToken)
    {
        var document = new BsonDocument
        {
            { "_id", IdOf(definition, key) },
            { "source", definition.Name },
            { "key", key },
            { "definition", FingerprintOf(definition) },
            { "next", ValueOf(position.Next) },
            { "since", ValueOf(position.Since) },
            { "largest", ValueOf(position.Largest) },
            { "savedAt", _timeProvider.GetUtcNow() },
        };
        try
        {
            await _cursors.ReplaceOneAsync(new BsonDocument("_id", IdOf(definition, key)), document, upsert: true, cancellationToken);
        }
        catch (MongoException failure)
        {
            throw Failed("stored", definition, key, failure);
        }
    }

    private static string IdOf(HttpSourceDefinition definition, string key) => $"{definition.Name}/{key}";

    private static BsonValue ValueOf(string? text) => text is null ? BsonValue.Null : text;

    private static string? TextOf(BsonDocument document, string field) =>
        document.TryGetValue(field, out var value) && value.Type == BsonType.String ? value.AsString : null;

    // What gives a position its meaning. The query belongs to it: other parameters may order the pages in another way.
    private static string FingerprintOf(HttpSourceDefinition definition)
    {
        var query = string.Join('&', definition.Query.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"));
        var pages = definition.Pagination is { } pagination ? pagination with { MaxPages = 1 } : null;
        var text = $"{definition.BaseAddress.AbsoluteUri}\n{query}\n{definition.KeyParameter}\n{pages}\n{definition.Since}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static ExtractException Failed(string what, HttpSourceDefinition definition, string key, MongoException failure) =>
        new($"The cursor of source {definition.Name}, key {key}, could not be {what}: {failure.Message}", failure) { IsTransient = true };
}
