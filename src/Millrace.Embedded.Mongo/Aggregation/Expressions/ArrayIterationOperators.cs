using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$map, $filter, $reduce, $zip: operators that evaluate an expression per element, or walk several arrays.</summary>
internal static class ArrayIterationOperators
{
    private static readonly string[] FilterNames = ["input", "cond", "as", "limit"];
    private static readonly string[] MapNames = ["input", "in", "as"];
    private static readonly string[] ReduceNames = ["input", "initialValue", "in"];
    private static readonly string[] ZipNames = ["inputs", "useLongestLength", "defaults"];

    public static IReadOnlyDictionary<string, OperatorFactory> Table { get; } = new Dictionary<string, OperatorFactory>
    {
        ["$filter"] = Filter,
        ["$map"] = Map,
        ["$reduce"] = Reduce,
        ["$zip"] = Zip,
    };

    private static FilterExpression Filter(string name, BsonValue operand, ExpressionScope scope)
    {
        var parts = Parts(name, operand, FilterNames, 28646, 28647, [28648, 28650]);
        var inner = scope.Bind(ElementName(name, parts[2]), out var element);
        var limit = parts[3].IsMissing ? null : ExpressionCompiler.Compile(parts[3], scope);
        return new FilterExpression(ExpressionCompiler.Compile(parts[0], scope), element, ExpressionCompiler.Compile(parts[1], inner),
            limit, scope);
    }

    private static MapExpression Map(string name, BsonValue operand, ExpressionScope scope)
    {
        var parts = Parts(name, operand, MapNames, 16878, 16879, [16880, 16882]);
        var inner = scope.Bind(ElementName(name, parts[2]), out var element);
        return new MapExpression(ExpressionCompiler.Compile(parts[0], scope), element, ExpressionCompiler.Compile(parts[1], inner), scope);
    }

    private static ReduceExpression Reduce(string name, BsonValue operand, ExpressionScope scope)
    {
        var parts = Parts(name, operand, ReduceNames, 40075, 40076, [40077, 40078, 40079]);
        var inner = scope.BindSystem("this", out var element).BindSystem("value", out var accumulated);
        return new ReduceExpression(
            ExpressionCompiler.Compile(parts[0], scope), ExpressionCompiler.Compile(parts[1], scope), element, accumulated,
                ExpressionCompiler.Compile(parts[2], inner), scope);
    }

    private static ZipExpression Zip(string name, BsonValue operand, ExpressionScope scope)
    {
        var parts = Parts(name, operand, ZipNames, 34460, 34464, []);
        if (parts[0].Type != BsonType.Array || parts[0].AsArray.Count == 0)
        {
            throw new CommandException(
                (ErrorCode)(parts[0].Type == BsonType.Array ? 34465 : 34461), "$zip requires a non-empty array of inputs");
        }

        if (parts[1].Type is not (BsonType.None or BsonType.Boolean))
        {
            throw new CommandException((ErrorCode)34463, "$zip: useLongestLength must be a bool");
        }

        var longest = parts[1].IsTrue();
        if (!parts[2].IsMissing && (parts[2].Type != BsonType.Array || !longest))
        {
            throw new CommandException(
                (ErrorCode)(longest ? 34462 : 34466), "$zip's defaults must be an array and need useLongestLength: true");
        }

        if (!parts[2].IsMissing && parts[2].AsArray.Count != parts[0].AsArray.Count)
        {
            throw new CommandException((ErrorCode)34467, "defaults and inputs must have the same length");
        }

        return new ZipExpression(
            Operators.Arguments(name, parts[0], scope, 1, int.MaxValue),
            parts[2].IsMissing ? [] : Operators.Arguments(name, parts[2], scope, 1, int.MaxValue),
            longest);
    }

    /// <summary>Reads the arguments; <paramref name="missing"/> has the error code of each required one, from the first.</summary>
    private static BsonValue[] Parts(string name, BsonValue operand, string[] names, int notObject, int unknown, int[] missing)
    {
        if (operand.Type != BsonType.Document)
        {
            throw new CommandException((ErrorCode)notObject, $"{name} only supports an object as its argument");
        }

        foreach (var (argument, _) in operand.AsDocument)
        {
            if (!names.Contains(argument))
            {
                throw new CommandException((ErrorCode)unknown, $"Unrecognized parameter to {name}: {argument}");
            }
        }

        var parts = Operators.NamedOperands(name, operand, names, 0);
        for (var i = 0; i < missing.Length; i++)
        {
            if (parts[i].IsMissing)
            {
                throw new CommandException((ErrorCode)missing[i], $"Missing '{names[i]}' parameter to {name}");
            }
        }

        return parts;
    }

    private static string ElementName(string name, BsonValue given) => given.Type switch
    {
        BsonType.None => "this",
        BsonType.String => given.AsString,
        _ => throw new CommandException(ErrorCode.TypeMismatch, $"{name}'s 'as' must be a string, found: {BsonTypeName.Of(given.Type)}"),
    };
}
