using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Update;

/// <summary>Makes the document of an upsert: what the filter demands by equality, then what the update sets.</summary>
internal static class UpsertSeed
{
    /// <summary>The document to insert. It has an <c>_id</c>, in first place: the filter's, the update's or a new ObjectId.</summary>
    /// <exception cref="CommandException">54: the filter demands two values at one path; 224: it has $expr; and what the update
    /// throws.</exception>
    public static BsonDocument Build(BsonDocument filter, UpdateProgram program, TimeProvider? timeProvider = null)
    {
        var equalities = new List<(string Path, BsonValue Value)>();
        Collect(filter, equalities);
        var seed = new BsonDocument();
        foreach (var (path, value) in equalities)
        {
            // A replacement is the whole document; only its identity can come from the filter.
            if (!program.IsReplacement || path == "_id")
            {
                Place(seed, path, value);
            }
        }

        var document = program.ApplyToInsert(seed);
        var id = document["_id"];
        if (document.Count > 0 && document.GetAt(0).Name == "_id")
        {
            return document;
        }

        document.Remove("_id");
        document.Insert(0, "_id", id.IsMissing ? ObjectId.NewObjectId(timeProvider) : id);
        return document;
    }

    private static void Collect(BsonDocument filter, List<(string Path, BsonValue Value)> equalities)
    {
        foreach (var (name, value) in filter)
        {
            switch (name)
            {
                case "$and":
                    foreach (var branch in value.AsArray)
                    {
                        Collect(branch.AsDocument, equalities);
                    }

                    break;
                case "$or" when value.AsArray.Count == 1:
                    Collect(value.AsArray[0].AsDocument, equalities);
                    break;
                case "$expr":
                    throw new CommandException(
                        ErrorCode.QueryFeatureNotAllowed, "$expr is not allowed in the query predicate for an upsert");
                case var _ when name.StartsWith('$'):
                    break;
                default:
                    CollectField(name, value, equalities);
                    break;
            }
        }
    }

    private static void CollectField(string path, BsonValue value, List<(string Path, BsonValue Value)> equalities)
    {
        if (!FilterCompiler.IsConditions(value))
        {
            if (value.Type != BsonType.RegularExpression)
            {
                equalities.Add((path, value));
            }

            return;
        }

        foreach (var (name, operand) in value.AsDocument)
        {
            if (name == "$eq")
            {
                equalities.Add((path, operand));
            }
            else if (name is "$all" or "$in" && operand.AsArray is { Count: 1 } all && all[0] is var only
                && !FilterCompiler.IsConditions(only) && only.Type != BsonType.RegularExpression)
            {
                equalities.Add((path, only));
            }
        }
    }

    private static void Place(BsonDocument document, string path, BsonValue value)
    {
        var components = path.Split('.');
        if (components.Length > ExpressionCompiler.MaxPathComponents)
        {
            throw new CommandException(ErrorCode.Overflow, "The path of a condition has too many components");
        }

        for (var i = 0; i < components.Length - 1; i++)
        {
            var inner = document[components[i]];
            if (inner.IsMissing)
            {
                inner = new BsonDocument();
                document.Add(components[i], inner);
            }

            document = inner.Type == BsonType.Document ? inner.AsDocument : throw Twice(path);
        }

        if (document.ContainsKey(components[^1]))
        {
            throw Twice(path);
        }

        document.Add(components[^1], value.DeepClone());
    }

    private static CommandException Twice(string path)
        => new(ErrorCode.NotSingleValueField, $"cannot infer query fields to set, path '{path}' is matched twice");
}
