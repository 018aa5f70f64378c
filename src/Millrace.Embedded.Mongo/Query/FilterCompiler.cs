using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>Compiles a filter document: fields with conditions, and the logical operators between them.</summary>
internal static class FilterCompiler
{
    public static MatchNode Compile(BsonDocument filter, ExpressionScope scope)
    {
        scope = scope.Nested();
        var parts = new List<MatchNode>();
        foreach (var (name, value) in filter)
        {
            if (name.StartsWith('$'))
            {
                if (CompileTopLevel(name, value, scope) is { } part)
                {
                    parts.Add(part);
                }
            }
            else
            {
                parts.AddRange(CompileField(name, value, scope));
            }
        }

        return parts.Count == 1 ? parts[0] : new AndNode(parts);
    }

    /// <summary>True for <c>{$gt: 1}</c>: conditions in place of a value. <c>{$ref, $id}</c> is a value.</summary>
    public static bool IsConditions(BsonValue value)
        => value.Type == BsonType.Document && value.AsDocument.Count > 0
            && value.AsDocument.GetAt(0).Name is var first && first.StartsWith('$') && first is not ("$ref" or "$id" or "$db");

    private static IReadOnlyList<MatchNode> CompileField(string path, BsonValue value, ExpressionScope scope)
    {
        if (IsConditions(value))
        {
            return ConditionCompiler.Compile(path, value.AsDocument, scope.Nested());
        }

        return [new PathNode(path, value.Type switch
        {
            BsonType.RegularExpression => new RegexTest(RegexPattern.Compile(value.AsRegex, (ErrorCode)51091)),
            BsonType.Undefined => throw new CommandException(ErrorCode.BadValue, "cannot compare to undefined"),
            _ => new ComparisonTest(ComparisonKind.Equal, value),
        })];
    }

    private static MatchNode? CompileTopLevel(string name, BsonValue value, ExpressionScope scope) => name switch
    {
        "$and" => new AndNode(CompileList(name, value, scope)),
        "$or" => new OrNode(CompileList(name, value, scope)),
        "$nor" => new NotNode(new OrNode(CompileList(name, value, scope))),
        "$expr" => new ExpressionNode(ExpressionCompiler.Compile(value, scope)),
        "$comment" => null,
        "$alwaysTrue" => new AndNode([]),
        "$alwaysFalse" => new OrNode([]),
        "$sampleRate" => new ExpressionNode(SampleRate(value)),
        "$text" or "$where" or "$jsonSchema" => throw new CommandException(
            ErrorCode.CommandNotSupported, $"{name} is not supported by this store"),
        _ => throw new CommandException(ErrorCode.BadValue, $"unknown top level operator: {name}"),
    };

    private static BinaryExpression SampleRate(BsonValue rate)
        => rate.IsNumber && rate.ToDouble() is >= 0 and <= 1
            ? new BinaryExpression(new RandExpression(), new ConstantExpression(rate), (random, limit) => random.CompareTo(limit) < 0)
            : throw new CommandException(ErrorCode.BadValue, "numeric argument to $sampleRate must be in [0, 1]");

    private static List<MatchNode> CompileList(string name, BsonValue value, ExpressionScope scope)
    {
        if (value.Type != BsonType.Array)
        {
            throw new CommandException(ErrorCode.BadValue, $"{name} must be an array");
        }

        if (value.AsArray.Count == 0)
        {
            throw new CommandException(ErrorCode.BadValue, "$and/$or/$nor must be a nonempty array");
        }

        var parts = new List<MatchNode>(value.AsArray.Count);
        foreach (var entry in value.AsArray)
        {
            if (entry.Type != BsonType.Document)
            {
                throw new CommandException(ErrorCode.BadValue, "$or/$and/$nor entries need to be full objects");
            }

            parts.Add(Compile(entry.AsDocument, scope));
        }

        return parts;
    }
}
