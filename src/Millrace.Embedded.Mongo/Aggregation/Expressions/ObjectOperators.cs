using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$arrayToObject, $getField, $mergeObjects, $objectToArray, $setField, $unsetField.</summary>
internal static class ObjectOperators
{
    private static readonly string[] GetFieldNames = ["field", "input"];
    private static readonly string[] SetFieldNames = ["field", "input", "value"];

    public static IReadOnlyDictionary<string, OperatorFactory> Table { get; } = new Dictionary<string, OperatorFactory>
    {
        ["$arrayToObject"] = Operators.Unary(ArrayToObject),
        ["$getField"] = GetField,
        ["$mergeObjects"] = Operators.Variadic(Merge),
        ["$objectToArray"] = Operators.Unary(ObjectToArray),
        ["$setField"] = (name, operand, scope) => SetField(name, Operators.NamedArguments(name, operand, scope, SetFieldNames, 3)),
        ["$unsetField"] = (name, operand, scope) =>
            SetField(name, [.. Operators.NamedArguments(name, operand, scope, GetFieldNames, 2), ConstantExpression.Missing]),
    };

    /// <summary>Later fields win; their place is that of the first with the name. Null and missing are skipped.</summary>
    public static BsonValue Merge(IEnumerable<BsonValue> values)
    {
        var merged = new BsonDocument();
        foreach (var value in values)
        {
            if (value.IsNullish())
            {
                continue;
            }

            if (value.Type != BsonType.Document)
            {
                throw new CommandException(
                    (ErrorCode)40400, $"$mergeObjects requires object inputs, but input {value} is of type {BsonTypeName.Of(value.Type)}");
            }

            foreach (var (name, field) in value.AsDocument)
            {
                merged[name] = field;
            }
        }

        return merged;
    }

    private static BsonValue ArrayToObject(BsonValue value)
    {
        if (value.IsNullish())
        {
            return BsonValue.Null;
        }

        if (value.Type != BsonType.Array)
        {
            throw new CommandException(
                (ErrorCode)40386, $"$arrayToObject requires an array input, found: {BsonTypeName.Of(value.Type)}");
        }

        var result = new BsonDocument();
        foreach (var element in value.AsArray)
        {
            var (name, field) = Pair(element);
            if (name.Type != BsonType.String)
            {
                throw new CommandException(
                    (ErrorCode)(element.Type == BsonType.Array ? 40395 : 40394),
                    $"$arrayToObject requires keys of type string, found: {BsonTypeName.Of(name.Type)}");
            }

            if (name.AsString.Contains('\0', StringComparison.Ordinal))
            {
                throw new CommandException((ErrorCode)4940400, "Key field cannot contain an embedded null byte");
            }

            result[name.AsString] = field;
        }

        return result;
    }

    private static (BsonValue Name, BsonValue Value) Pair(BsonValue element)
    {
        if (element.Type == BsonType.Array)
        {
            var pair = element.AsArray;
            return pair.Count == 2
                ? (pair[0], pair[1])
                : throw new CommandException((ErrorCode)40397, "$arrayToObject requires an array of size 2 arrays");
        }

        if (element.Type != BsonType.Document)
        {
            throw new CommandException((ErrorCode)40398, "$arrayToObject requires an array of [key, value] arrays or {k, v} objects");
        }

        var document = element.AsDocument;
        return document.Count == 2 && document.TryGetValue("k", out var name) && document.TryGetValue("v", out var value)
            ? (name, value)
            : throw new CommandException((ErrorCode)40392, "$arrayToObject requires objects with exactly the fields 'k' and 'v'");
    }

    private static BsonValue ObjectToArray(BsonValue value)
    {
        if (value.IsNullish())
        {
            return BsonValue.Null;
        }

        if (value.Type != BsonType.Document)
        {
            throw new CommandException(
                (ErrorCode)40390, $"$objectToArray requires a document input, found: {BsonTypeName.Of(value.Type)}");
        }

        var pairs = new BsonArray();
        foreach (var (name, field) in value.AsDocument)
        {
            pairs.Add(new BsonDocument { { "k", name }, { "v", field } });
        }

        return pairs;
    }

    private static VariadicExpression GetField(string name, BsonValue operand, ExpressionScope scope)
    {
        var isLong = operand.Type == BsonType.Document && !ExpressionCompiler.IsOperator(operand.AsDocument);
        Expression[] arguments = isLong
            ? Operators.NamedArguments(name, operand, scope, GetFieldNames, 2)
            : [ExpressionCompiler.Compile(operand, scope), new RootExpression()];
        return new VariadicExpression(arguments, values =>
        {
            if (values[0].Type != BsonType.String)
            {
                throw new CommandException((ErrorCode)3041704, "$getField requires 'field' to evaluate to type String");
            }

            if (values[1].IsNullish())
            {
                return values[1].IsMissing ? default : BsonValue.Null;
            }

            return values[1].Type == BsonType.Document ? values[1].AsDocument[values[0].AsString] : default;
        });
    }

    private static VariadicExpression SetField(string name, Expression[] arguments)
    {
        if (arguments[0] is not ConstantExpression { Value.Type: BsonType.String })
        {
            throw new CommandException((ErrorCode)4161106, $"{name} requires 'field' to evaluate to a constant of type String");
        }

        return new VariadicExpression(arguments, values =>
        {
            if (values[1].IsNullish())
            {
                return BsonValue.Null;
            }

            if (values[1].Type != BsonType.Document)
            {
                throw new CommandException((ErrorCode)4161105, $"{name} requires 'input' to evaluate to type Object");
            }

            var field = values[0].AsString;
            var copy = new BsonDocument();
            foreach (var (existing, value) in values[1].AsDocument)
            {
                copy.Add(existing, value);
            }

            if (values[2].IsMissing)
            {
                copy.Remove(field);
            }
            else
            {
                copy[field] = values[2];
            }

            return copy;
        });
    }
}
