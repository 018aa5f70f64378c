using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>$merge: writes the result into a collection, document by document.</summary>
internal sealed class MergeStage : IPipelineStage
{
    /// <summary>How many writes go to the store in one transaction.</summary>
    private const int BatchSize = 1000;

    private static readonly string[] Names = ["into", "on", "let", "whenMatched", "whenNotMatched"];
    private static readonly string[] IntoNames = ["db", "coll"];

    private readonly IAggregationContext _store;
    private readonly string _database;
    private readonly string _collection;
    private readonly IReadOnlyList<string> _on;
    private readonly string[][] _onPaths;
    private readonly MergeResolution _resolution;

    private MergeStage(BsonValue[] given, StageContext context)
    {
        _store = context.Store;
        (_database, _collection) = Into(given[0], context.Store.DatabaseName);
        _on = On(given[1]);
        _onPaths = [.. _on.Select(ExpressionCompiler.ParsePath)];
        _resolution = MergeResolution.Compile(given[2], given[3], given[4], context.Scope);
    }

    public static MergeStage Compile(BsonValue specification, StageContext context)
    {
        var options = specification.Type == BsonType.String ? new BsonDocument("into", specification) : specification;
        return new MergeStage(StageOptions.Read("$merge", options, Names), context);
    }

    public IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input)
    {
        _store.RequireUniqueIndex(_database, _collection, _on);
        var batch = new List<MergeWrite>(BatchSize);
        foreach (var document in input)
        {
            batch.Add(Write(document));
            if (batch.Count == BatchSize)
            {
                Flush(batch);
            }
        }

        Flush(batch);
        yield break;
    }

    private void Flush(List<MergeWrite> batch)
    {
        if (batch.Count > 0)
        {
            _store.CheckInterrupt();
            _store.Merge(_database, _collection, batch);
            batch.Clear();
        }
    }

    private MergeWrite Write(BsonDocument document)
    {
        if (_on.Contains("_id"))
        {
            document = OutStage.WithId(document);
        }

        var filter = new BsonDocument(_on.Count);
        for (var i = 0; i < _onPaths.Length; i++)
        {
            var value = DottedPath.Get(document, _onPaths[i]);
            if (value.IsNullish() || value.Type == BsonType.Array)
            {
                throw new CommandException(
                    (ErrorCode)(value.Type == BsonType.Array ? 51185 : 51132),
                    $"$merge write error: 'on' field '{_on[i]}' cannot be missing, null, undefined or an array");
            }

            filter.Add(_on[i], new BsonDocument("$eq", value));
        }

        return new MergeWrite(filter, existing => _resolution.Resolve(existing, document));
    }

    private static (string Database, string Collection) Into(BsonValue into, string database)
    {
        if (into.Type == BsonType.String)
        {
            return (database, into.AsString);
        }

        if (into.IsMissing)
        {
            throw new CommandException((ErrorCode)40414, "BSON field '$merge.into' is missing but a required field");
        }

        if (into.Type != BsonType.Document)
        {
            throw new CommandException((ErrorCode)51178, "$merge 'into' field must be either a string or an object");
        }

        var given = StageOptions.Read("$merge.into", into, IntoNames);
        return (
            given[0].IsMissing ? database : StageOptions.RequireString("$merge", "into.db", given[0]),
            StageOptions.RequireString("$merge", "into.coll", given[1]));
    }

    private static IReadOnlyList<string> On(BsonValue on)
    {
        IEnumerable<BsonValue> fields = on.Type switch
        {
            BsonType.None => ["_id"],
            BsonType.String => [on],
            BsonType.Array when on.AsArray.Count > 0 => on.AsArray,
            BsonType.Array => throw new CommandException(
                (ErrorCode)51187, "If explicitly specifying $merge 'on', must include at least one field"),
            _ => throw new CommandException((ErrorCode)51186, "$merge 'on' field must be either a string or an array of strings"),
        };
        return [.. fields.Select(field => field.Type == BsonType.String
            ? field.AsString
            : throw new CommandException((ErrorCode)51134, "$merge 'on' array elements must be strings"))];
    }
}
