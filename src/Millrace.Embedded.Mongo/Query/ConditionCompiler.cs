using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;
using Millrace.Embedded.Mongo.Geo;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>Compiles the conditions on one field: <c>{$gt: 1, $in: [...], $not: {...}}</c>. All of them must hold.</summary>
internal static class ConditionCompiler
{
    public static IReadOnlyList<MatchNode> Compile(string path, BsonDocument conditions, ExpressionScope scope)
    {
        var nodes = new List<MatchNode>(conditions.Count);
        foreach (var (name, operand) in conditions)
        {
            if (CompileOne(path, name, operand, conditions, scope) is { } node)
            {
                nodes.Add(node);
            }
        }

        return nodes;
    }

    private static MatchNode? CompileOne(string path, string name, BsonValue operand, BsonDocument conditions, ExpressionScope scope)
        => name switch
    {
        "$eq" => Compare(path, name, ComparisonKind.Equal, operand),
        "$ne" => new NotNode(Compare(path, name, ComparisonKind.Equal, operand)),
        "$gt" => Compare(path, name, ComparisonKind.Greater, operand),
        "$gte" => Compare(path, name, ComparisonKind.GreaterOrEqual, operand),
        "$lt" => Compare(path, name, ComparisonKind.Less, operand),
        "$lte" => Compare(path, name, ComparisonKind.LessOrEqual, operand),
        "$in" => new PathNode(path, TestOperands.In(name, operand)),
        "$nin" => new NotNode(new PathNode(path, TestOperands.In(name, operand))),
        "$exists" => Exists(path, operand),
        "$type" => new PathNode(path, new TypeTest(TestOperands.Types(operand))),
        "$regex" => new PathNode(path, new RegexTest(TestOperands.Pattern(operand, conditions["$options"]))),
        "$options" => conditions.ContainsKey("$regex") ? null : throw new CommandException(ErrorCode.BadValue, "$options needs a $regex"),
        "$mod" => new PathNode(path, TestOperands.Mod(operand)),
        "$size" => new PathNode(path, TestOperands.Size(operand)),
        "$all" => All(path, operand, scope),
        "$elemMatch" => new PathNode(path, ElemMatch(operand, scope)),
        "$not" => new NotNode(Not(path, operand, scope)),
        "$bitsAllSet" => new PathNode(path, new BitsTest(TestOperands.Mask(name, operand), BitsKind.AllSet)),
        "$bitsAllClear" => new PathNode(path, new BitsTest(TestOperands.Mask(name, operand), BitsKind.AllClear)),
        "$bitsAnySet" => new PathNode(path, new BitsTest(TestOperands.Mask(name, operand), BitsKind.AnySet)),
        "$bitsAnyClear" => new PathNode(path, new BitsTest(TestOperands.Mask(name, operand), BitsKind.AnyClear)),
        "$geoWithin" or "$within" => new PathNode(path, new GeoWithinTest(GeoOperands.Within(operand))),
        "$geoIntersects" => new PathNode(path, new GeoIntersectsTest(GeoOperands.Intersects(operand))),
        "$near" or "$nearSphere" or "$geoNear" => throw new CommandException(
            ErrorCode.BadValue, $"{name} sorts by distance, so it may stand only at the top level of a find's filter"),
        _ => throw new CommandException(ErrorCode.BadValue, $"unknown operator: {name}"),
    };

    private static PathNode Compare(string path, string name, ComparisonKind kind, BsonValue operand)
    {
        if (operand.Type == BsonType.Undefined)
        {
            throw new CommandException(ErrorCode.BadValue, "cannot compare to undefined");
        }

        if (operand.Type == BsonType.RegularExpression && name != "$eq")
        {
            throw new CommandException(ErrorCode.BadValue, $"Can't have RegEx as arg to {name} over field '{path}'.");
        }

        return new PathNode(path, new ComparisonTest(kind, operand));
    }

    private static MatchNode Exists(string path, BsonValue operand)
    {
        var exists = new PathNode(path, new ExistsTest());
        return operand.IsTrue() ? exists : new NotNode(exists);
    }

    private static MatchNode Not(string path, BsonValue operand, ExpressionScope scope)
    {
        if (operand.Type == BsonType.RegularExpression)
        {
            return new PathNode(path, new RegexTest(RegexPattern.Compile(operand.AsRegex, (ErrorCode)51091)));
        }

        if (operand.Type != BsonType.Document)
        {
            throw new CommandException(ErrorCode.BadValue, "$not needs a regex or a document");
        }

        if (operand.AsDocument.Count == 0)
        {
            throw new CommandException(ErrorCode.BadValue, "$not cannot be empty");
        }

        return new AndNode(Compile(path, operand.AsDocument, scope.Nested()));
    }

    private static MatchNode All(string path, BsonValue operand, ExpressionScope scope)
    {
        if (operand.Type != BsonType.Array)
        {
            throw new CommandException(ErrorCode.BadValue, "$all needs an array");
        }

        if (operand.AsArray.Count == 0)
        {
            return new OrNode([]);
        }

        var parts = new List<MatchNode>(operand.AsArray.Count);
        foreach (var value in operand.AsArray)
        {
            parts.Add(new PathNode(path, AllElement(value, scope)));
        }

        return new AndNode(parts);
    }

    private static ValueTest AllElement(BsonValue value, ExpressionScope scope)
    {
        if (FilterCompiler.IsConditions(value))
        {
            var (name, operand) = value.AsDocument.GetAt(0);
            return name == "$elemMatch"
                ? ElemMatch(operand, scope)
                : throw new CommandException(ErrorCode.BadValue, "no $ expressions in $all");
        }

        return value.Type == BsonType.RegularExpression
            ? new RegexTest(RegexPattern.Compile(value.AsRegex, (ErrorCode)51091))
            : new ComparisonTest(ComparisonKind.Equal, value);
    }

    /// <summary>Compiles the condition of <c>$elemMatch</c>, of filters and of projections.</summary>
    public static ElemMatchTest ElemMatch(BsonValue operand, ExpressionScope scope)
    {
        if (operand.Type != BsonType.Document)
        {
            throw new CommandException(ErrorCode.BadValue, "$elemMatch needs an Object");
        }

        var condition = operand.AsDocument;
        var onValues = FilterCompiler.IsConditions(operand)
            && condition.GetAt(0).Name is not ("$and" or "$or" or "$nor" or "$where" or "$expr" or "$comment");
        return onValues
            ? new ElemMatchTest(new AndNode(Compile(PathNode.Itself, condition, scope.Nested())), onDocuments: false)
            : new ElemMatchTest(FilterCompiler.Compile(condition, scope), onDocuments: true);
    }
}
