using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>$unwind: one document for each element of an array.</summary>
internal sealed class UnwindStage(string[] path, string[]? indexPath, bool preservesEmpty, Action checkInterrupt) : IPipelineStage
{
    private static readonly string[] Names = ["path", "preserveNullAndEmptyArrays", "includeArrayIndex"];

    public static UnwindStage Compile(BsonValue specification, StageContext context)
    {
        if (specification.Type == BsonType.String)
        {
            return new UnwindStage(Path(specification), null, preservesEmpty: false, context.Store.CheckInterrupt);
        }

        if (specification.Type != BsonType.Document)
        {
            throw new CommandException(
                (ErrorCode)15981,
                $"expected either a string or an object as specification for $unwind stage, got {BsonTypeName.Of(specification.Type)}");
        }

        var given = StageOptions.Read("$unwind", specification, Names, (ErrorCode)28811);
        if (given[1].Type is not (BsonType.None or BsonType.Boolean))
        {
            throw new CommandException((ErrorCode)28809, "expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage");
        }

        return new UnwindStage(Path(given[0]), IndexPath(given[2]), given[1].IsTrue(), context.Store.CheckInterrupt);
    }

    public IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input)
    {
        foreach (var document in input)
        {
            var value = DottedPath.Get(document, path);
            if (value.Type == BsonType.Array && value.AsArray.Count > 0)
            {
                var array = value.AsArray;
                for (var i = 0; i < array.Count; i++)
                {
                    // A few unwinds in a row make very many documents of one.
                    checkInterrupt();
                    yield return WithIndex(DottedPath.Set(document, path, array[i]), (long)i);
                }
            }
            else if (value.Type == BsonType.Array)
            {
                if (preservesEmpty)
                {
                    yield return WithIndex(DottedPath.Remove(document, path), BsonValue.Null);
                }
            }
            else if (!value.IsNullish() || preservesEmpty)
            {
                yield return WithIndex(document, BsonValue.Null);
            }
        }
    }

    private BsonDocument WithIndex(BsonDocument document, BsonValue index)
        => indexPath is null ? document : DottedPath.Set(document, indexPath, index);

    private static string[] Path(BsonValue given)
    {
        if (given.Type != BsonType.String)
        {
            throw new CommandException(
                (ErrorCode)(given.IsMissing ? 28812 : 28808), "no path specified to $unwind stage, or it is not a string");
        }

        var path = given.AsString;
        if (path.Length == 0)
        {
            throw new CommandException((ErrorCode)28812, "no path specified to $unwind stage");
        }

        return path[0] == '$'
            ? ExpressionCompiler.ParsePath(path[1..])
            : throw new CommandException((ErrorCode)28818, $"path option to $unwind stage should be prefixed with a '$': {path}");
    }

    private static string[]? IndexPath(BsonValue given)
    {
        if (given.IsMissing)
        {
            return null;
        }

        if (given.Type != BsonType.String || given.AsString.Length == 0)
        {
            throw new CommandException((ErrorCode)28810, "expected a non-empty string for the includeArrayIndex option to $unwind stage");
        }

        return given.AsString[0] != '$'
            ? ExpressionCompiler.ParsePath(given.AsString)
            : throw new CommandException((ErrorCode)28822, "includeArrayIndex option to $unwind stage should not be prefixed with a '$'");
    }
}
