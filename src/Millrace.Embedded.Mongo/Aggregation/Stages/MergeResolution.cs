using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>What $merge does with a new document and the one in the collection: <c>whenMatched</c> and <c>whenNotMatched</c>.</summary>
internal sealed class MergeResolution
{
    private readonly string _whenMatched;
    private readonly string _whenNotMatched;
    private readonly Variable? _new;
    private readonly List<(Variable Variable, Expression Value)> _let = [];
    private readonly TransformPipeline? _pipeline;

    private MergeResolution(BsonValue let, BsonValue whenMatched, BsonValue whenNotMatched, ExpressionScope scope)
    {
        _whenNotMatched = OneOf("whenNotMatched", whenNotMatched, "insert", "insert", "discard", "fail");
        if (whenMatched.Type != BsonType.Array)
        {
            _whenMatched = OneOf("whenMatched", whenMatched, "merge", "replace", "keepExisting", "merge", "fail");
            if (!let.IsMissing)
            {
                throw new CommandException((ErrorCode)51199, "Cannot use 'let' variables with a 'whenMatched' mode that is not a pipeline");
            }

            return;
        }

        _whenMatched = "pipeline";
        if (let.Type is not (BsonType.None or BsonType.Document))
        {
            throw new CommandException(ErrorCode.TypeMismatch, "$merge 'let' must be an object");
        }

        var inner = scope.BindSystem("new", out var newDocument);
        _new = newDocument;
        foreach (var (name, value) in let.IsMissing ? [] : let.AsDocument)
        {
            var expression = ExpressionCompiler.Compile(value, scope);
            if (name == "new")
            {
                // The user may say what $$new is, but only to be the document itself.
                throw new CommandException(
                    (ErrorCode)51273, "'let' may not define a value for the reserved 'new' variable other than '$$ROOT'");
            }

            inner = inner.Bind(name, out var variable);
            _let.Add((variable, expression));
        }

        _pipeline = TransformPipeline.Compile(whenMatched.AsArray, inner);
    }

    public static MergeResolution Compile(BsonValue let, BsonValue whenMatched, BsonValue whenNotMatched, ExpressionScope scope)
        => new(let, whenMatched, whenNotMatched, scope);

    /// <summary>The document to store; null for none.</summary>
    public BsonDocument? Resolve(BsonDocument? existing, BsonDocument incoming)
    {
        if (existing is null)
        {
            return _whenNotMatched switch
            {
                "insert" => OutStage.WithId(incoming),
                "discard" => null,
                _ => throw new CommandException(
                    (ErrorCode)13113,
                    "$merge could not find a matching document in the target collection for a document in the source collection"),
            };
        }

        return _whenMatched switch
        {
            "keepExisting" => null,
            "fail" => throw new CommandException(
                ErrorCode.DuplicateKey, "$merge failed due to a DuplicateKey error: a matching document exists"),
            "replace" => Keeping(existing, incoming),
            "merge" => Merged(existing, incoming),
            _ => Piped(existing, incoming),
        };
    }

    private static BsonDocument Merged(BsonDocument existing, BsonDocument incoming)
    {
        var merged = new BsonDocument(existing);
        foreach (var (name, value) in incoming)
        {
            if (name != "_id")
            {
                merged[name] = value;
            }
            else
            {
                CheckId(existing, value);
            }
        }

        return merged;
    }

    private BsonDocument Piped(BsonDocument existing, BsonDocument incoming)
    {
        _new!.Value = incoming;
        foreach (var (variable, value) in _let)
        {
            variable.Value = value.Evaluate(incoming);
        }

        return Keeping(existing, _pipeline!.Apply(existing));
    }

    /// <summary>The new content under the old _id, which cannot change.</summary>
    private static BsonDocument Keeping(BsonDocument existing, BsonDocument content)
    {
        var id = content["_id"];
        if (!id.IsMissing)
        {
            CheckId(existing, id);
            return content;
        }

        var copy = new BsonDocument(content);
        copy.Insert(0, "_id", existing["_id"]);
        return copy;
    }

    private static void CheckId(BsonDocument existing, BsonValue id)
    {
        if (!existing["_id"].SameAs(id))
        {
            throw new CommandException(
                ErrorCode.ImmutableField,
                "$merge failed to update the matching document, did you attempt to modify the _id or the shard key?");
        }
    }

    private static string OneOf(string name, BsonValue value, string byDefault, params string[] allowed)
    {
        if (value.IsMissing)
        {
            return byDefault;
        }

        return value.Type == BsonType.String && allowed.Contains(value.AsString)
            ? value.AsString
            : throw new CommandException(
                ErrorCode.BadValue, $"Enumeration value '{value}' for field '$merge.{name}' is not a valid value.");
    }
}
