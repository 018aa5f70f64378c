using Millrace.Bson;

namespace Millrace.Mongo;

/// <summary>What an acknowledged bulk write did. Operations with an error are in <see cref="WriteErrors"/>, the others took effect
/// (in an ordered bulk: those before the first error).</summary>
public sealed record BulkWriteResult
{
    /// <summary>Documents inserted by inserts.</summary>
    public required long Inserted { get; init; }

    /// <summary>Documents matched by updates and replacements.</summary>
    public required long Matched { get; init; }

    /// <summary>Documents that updates and replacements changed.</summary>
    public required long Modified { get; init; }

    /// <summary>Documents removed.</summary>
    public required long Deleted { get; init; }

    /// <summary>Documents made by upserts.</summary>
    public long Upserted => UpsertedIds.Count;

    /// <summary>Which operations made a document, and its id; in order of index.</summary>
    public required IReadOnlyList<UpsertedId> UpsertedIds { get; init; }

    /// <summary>Operations that failed, in order of index.</summary>
    public required IReadOnlyList<BulkWriteError> WriteErrors { get; init; }

    /// <summary>Write concern errors: the writes took effect, but not on as many members as asked for.</summary>
    public required IReadOnlyList<WriteConcernError> WriteConcernErrors { get; init; }

    internal static BulkWriteResult Of(BsonDocument reply) => new()
    {
        Inserted = Count(reply, "nInserted"),
        Matched = Count(reply, "nMatched"),
        Modified = Count(reply, "nModified"),
        Deleted = Count(reply, "nRemoved"),
        UpsertedIds =
        [
            .. Items(reply, "upserted").Select(item => new UpsertedId((int)Count(item, "index"), item["_id"])).OrderBy(item => item.Index),
        ],
        WriteErrors =
        [
            .. Items(reply, "writeErrors")
                .Select(item => new BulkWriteError((int)Count(item, "index"), (int)Count(item, "code"), Text(item), item))
                .OrderBy(item => item.Index),
        ],
        WriteConcernErrors =
            [.. Items(reply, "writeConcernErrors").Select(item => new WriteConcernError((int)Count(item, "code"), Text(item)))],
    };

    private static long Count(BsonDocument document, string name) => document[name].TryGetInt64(out var count) ? count : 0;

    private static string Text(BsonDocument error) => error["errmsg"] is { IsString: true } text ? text.AsString : "";

    private static IEnumerable<BsonDocument> Items(BsonDocument reply, string name) =>
        reply[name] is { IsArray: true } items ? items.AsArray.Where(item => item.IsDocument).Select(item => item.AsDocument) : [];
}
