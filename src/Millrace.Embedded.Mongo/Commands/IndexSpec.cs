using System.Collections.Frozen;
using Millrace.Bson;
using Millrace.Embedded.Mongo.Query;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>Checks what a client asks an index to be.</summary>
internal static class IndexSpec
{
    private const int MaxFields = 32;
    private const string GeoVersion = "2dsphereIndexVersion";
    private const int LatestGeoVersion = 3;

    private static readonly FrozenSet<string> Ignored = FrozenSet.Create(StringComparer.Ordinal, "v", "background", "ns");

    private static readonly FrozenSet<string> KnownButRefused = FrozenSet.Create(
        StringComparer.Ordinal, "expireAfterSeconds", "hidden", "weights", "default_language", "wildcardProjection");

    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal, "key", "name", "unique", "sparse", "partialFilterExpression", GeoVersion);

    /// <summary>The spec as it is kept: key, name and the options that are set.</summary>
    /// <exception cref="CommandException">It is malformed, or of a kind that is not offered.</exception>
    public static BsonDocument Read(BsonValue requested)
    {
        if (!requested.IsDocument) throw CommandFields.WrongType("createIndexes.indexes", requested, "object");
        BsonDocument given = requested.AsDocument;
        BsonDocument key = given.OptionalDocument("key")
            ?? throw new CommandException(ErrorCode.FailedToParse, "The 'key' field is a required property of an index specification");
        CheckKey(key);
        string name = given.OptionalString("name")
            ?? throw new CommandException(ErrorCode.FailedToParse, "The 'name' field is a required property of an index specification");
        if (name.Length == 0) throw new CommandException(ErrorCode.CannotCreateIndex, "The index name cannot be empty");
        BsonDocument spec = new() { { "key", key }, { "name", name } };
        foreach (BsonElement option in given)
        {
            if (Ignored.Contains(option.Name) || spec.ContainsKey(option.Name)) continue;
            if (!Known.Contains(option.Name)) CheckRefused(option);
            else if (option.Name == "partialFilterExpression") AddPartial(spec, given);
            else if (option.Name == GeoVersion) continue;
            else if (given.Flag(option.Name)) spec.Add(option.Name, true);
        }

        if (key.Any(static field => field.Value.IsString)) AddGeo(spec, given);
        if (spec.ContainsKey("partialFilterExpression") && spec.ContainsKey("sparse"))
            throw new CommandException(ErrorCode.CannotCreateIndex, "cannot mix \"partialFilterExpression\" and \"sparse\" options");
        return spec;
    }

    /// <summary>True when the collection has this very index.</summary>
    /// <exception cref="CommandException">
    /// It has another index of this name, or the same key under another name or with other options.
    /// </exception>
    public static bool IsThere(CollectionInfo collection, BsonDocument spec)
    {
        BsonDocument key = spec["key"].AsDocument;
        if (key.Count == 1 && key.GetAt(0).Name == "_id") return true;
        foreach (IndexInfo index in collection.Indexes)
        {
            bool sameKey = SameKey(index.KeyPattern, key);
            bool sameName = index.Name == spec["name"].AsString;
            if (!sameKey && !sameName) continue;
            if (sameKey && sameName && SameOptions(index.Spec, spec)) return true;
            if (sameName)
            {
                throw new CommandException(
                    ErrorCode.IndexKeySpecsConflict, $"An existing index has the same name as the requested index: {index.Name}");
            }

            if (SameOptions(index.Spec, spec))
                throw new CommandException(ErrorCode.IndexOptionsConflict, $"Index already exists with a different name: {index.Name}");
        }

        return false;
    }

    public static bool SameKey(BsonDocument one, BsonDocument other) => BsonComparer.Instance.Equals(one, other);

    private static bool SameOptions(BsonDocument one, BsonDocument other) =>
        one["unique"].IsTrue() == other["unique"].IsTrue()
        && one["sparse"].IsTrue() == other["sparse"].IsTrue()
        && BsonComparer.Instance.Equals(one["partialFilterExpression"], other["partialFilterExpression"]);

    private static void CheckKey(BsonDocument key)
    {
        if (key.Count == 0) throw new CommandException(ErrorCode.CannotCreateIndex, "Index keys cannot be an empty object");
        if (key.Count > MaxFields) throw new CommandException((ErrorCode)13103, $"an index has at most {MaxFields} fields");
        foreach (BsonElement field in key)
        {
            if (field.Value.IsString && field.Value.AsString != IndexField.GeoKind)
                throw new CommandException(ErrorCode.CannotCreateIndex, $"the embedded store has no '{field.Value.AsString}' indexes");
            if (!field.Value.IsString && (!field.Value.IsNumber || field.Value.ToDouble() is 0 or double.NaN))
                throw new CommandException(
                    ErrorCode.CannotCreateIndex, "Values in v:2 index key pattern must be numbers > 0 or < 0, or strings");
            if (field.Name.Length == 0 || field.Name.Split('.').Contains(""))
                throw new CommandException(ErrorCode.CannotCreateIndex, "Index keys cannot contain an empty field.");
            if (field.Name.Contains("$**", StringComparison.Ordinal))
                throw new CommandException(ErrorCode.CannotCreateIndex, "the embedded store has no wildcard indexes");
            if (field.Name.StartsWith('$'))
                throw new CommandException(
                    ErrorCode.CannotCreateIndex, "Index key contains an illegal field name: field name starts with '$'.");
        }
    }

    private static void CheckRefused(BsonElement option)
    {
        if (option.Name == "collation")
            new BsonDocument { { "collation", option.Value } }.RefuseCollation();
        else if (KnownButRefused.Contains(option.Name))
            throw new CommandException(ErrorCode.CannotCreateIndex, $"the embedded store has no indexes with '{option.Name}'");
        else
            throw new CommandException((ErrorCode)197, $"The field '{option.Name}' is not valid for an index specification.");
    }

    private static void AddGeo(BsonDocument spec, BsonDocument given)
    {
        if (spec.ContainsKey("unique"))
            throw new CommandException(
                ErrorCode.CannotCreateIndex, $"Index type '{IndexField.GeoKind}' does not support the unique option");
        if (given.OptionalInt64(GeoVersion) is { } version and not LatestGeoVersion)
            throw new CommandException(
                ErrorCode.CannotCreateIndex,
                $"unsupported geo index version {{ {GeoVersion} : {version} }}, the embedded store has version {LatestGeoVersion} alone");
        spec.Add(GeoVersion, LatestGeoVersion);
    }

    private static void AddPartial(BsonDocument spec, BsonDocument given)
    {
        BsonDocument filter = given.DocumentOf("partialFilterExpression");
        Matcher.Compile(filter);
        spec.Add("partialFilterExpression", filter);
    }
}
