using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Update;

/// <summary>A document's <c>_id</c> never changes.</summary>
internal static class ImmutableId
{
    /// <exception cref="CommandException">66: the update changed or removed the <c>_id</c>.</exception>
    public static void Check(BsonDocument before, BsonDocument after)
    {
        var id = before["_id"];
        if (!id.IsMissing && BsonComparer.Instance.Compare(id, after["_id"]) != 0)
        {
            throw Changed();
        }

        if (after["_id"].Type is BsonType.Array or BsonType.RegularExpression or BsonType.Undefined)
        {
            throw new CommandException(ErrorCode.InvalidIdField, "The '_id' value cannot be an array, a regex or undefined");
        }
    }

    /// <summary>The new content under the old <c>_id</c>, in first place.</summary>
    /// <exception cref="CommandException">66: the new content has another one.</exception>
    public static BsonDocument Keep(BsonDocument before, BsonDocument content)
    {
        var id = before["_id"];
        var given = content["_id"];
        if (!id.IsMissing && !given.IsMissing && BsonComparer.Instance.Compare(id, given) != 0)
        {
            throw Changed();
        }

        var kept = new BsonDocument(content.Count + 1);
        if (!id.IsMissing || !given.IsMissing)
        {
            kept.Add("_id", id.IsMissing ? given : id);
        }

        foreach (var (name, value) in content)
        {
            if (name != "_id")
            {
                kept.Add(name, value);
            }
        }

        return kept;
    }

    private static CommandException Changed()
        => new(ErrorCode.ImmutableField, "Performing an update on the path '_id' would modify the immutable field '_id'");
}
