using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$let, $literal, $rand, sizes, timestamps, and the operators that the store refuses by name.</summary>
internal static class MiscellaneousOperators
{
    private static readonly string[] LetNames = ["vars", "in"];

    public static IReadOnlyDictionary<string, OperatorFactory> Table { get; } = new Dictionary<string, OperatorFactory>
    {
        ["$binarySize"] = Operators.Unary(BinarySize),
        ["$bsonSize"] = Operators.Unary(BsonSize),
        ["$const"] = (_, operand, _) => new ConstantExpression(operand),
        ["$let"] = Let,
        ["$literal"] = (_, operand, _) => new ConstantExpression(operand),
        ["$rand"] = Rand,
        ["$tsIncrement"] = Operators.Unary(value => Timestamp("$tsIncrement", value, timestamp => timestamp.Increment)),
        ["$tsSecond"] = Operators.Unary(value => Timestamp("$tsSecond", value, timestamp => timestamp.Seconds)),
        ["$function"] = Operators.Refused("server-side JavaScript is not part of this store"),
        ["$meta"] = Operators.Refused("there is no text or vector search in this store"),
        ["$toHashedIndexKey"] = Operators.Refused("there are no hashed indexes in this store"),
    };

    private static LetExpression Let(string name, BsonValue operand, ExpressionScope scope)
    {
        if (operand.Type != BsonType.Document)
        {
            throw new CommandException((ErrorCode)16874, "$let only supports an object as its argument");
        }

        var parts = operand.AsDocument;
        foreach (var (argument, _) in parts)
        {
            if (!LetNames.Contains(argument))
            {
                throw new CommandException((ErrorCode)16875, $"Unrecognized parameter to $let: {argument}");
            }
        }

        if (!parts.TryGetValue("vars", out var variables) || variables.Type != BsonType.Document)
        {
            throw new CommandException((ErrorCode)16876, "Missing 'vars' parameter to $let");
        }

        if (!parts.TryGetValue("in", out var body))
        {
            throw new CommandException((ErrorCode)16877, "Missing 'in' parameter to $let");
        }

        var inner = scope;
        var bindings = new List<(Variable, Expression)>();
        foreach (var (variableName, value) in variables.AsDocument)
        {
            var expression = ExpressionCompiler.Compile(value, scope);
            inner = inner.Bind(variableName, out var variable);
            bindings.Add((variable, expression));
        }

        return new LetExpression([.. bindings], ExpressionCompiler.Compile(body, inner));
    }

    private static RandExpression Rand(string name, BsonValue operand, ExpressionScope scope)
    {
        var takesNothing = (operand.Type == BsonType.Document && operand.AsDocument.Count == 0)
            || (operand.Type == BsonType.Array && operand.AsArray.Count == 0);
        return takesNothing
            ? new RandExpression()
            : throw new CommandException((ErrorCode)3040501, "$rand does not currently accept arguments");
    }

    private static BsonValue BinarySize(BsonValue value) => value.Type switch
    {
        BsonType.None or BsonType.Null or BsonType.Undefined => BsonValue.Null,
        BsonType.String => System.Text.Encoding.UTF8.GetByteCount(value.AsString),
        BsonType.Binary => value.AsBinary.Bytes.Length,
        _ => throw new CommandException(
            (ErrorCode)51276, $"$binarySize requires a string or BinData argument, found: {BsonTypeName.Of(value.Type)}"),
    };

    private static BsonValue BsonSize(BsonValue value) => value.Type switch
    {
        BsonType.None or BsonType.Null or BsonType.Undefined => BsonValue.Null,
        BsonType.Document => value.AsDocument.ToBytes().Length,
        _ => throw new CommandException((ErrorCode)31393, $"$bsonSize requires a document input, found: {BsonTypeName.Of(value.Type)}"),
    };

    private static BsonValue Timestamp(string name, BsonValue value, Func<BsonTimestamp, long> part)
    {
        if (value.IsNullish())
        {
            return BsonValue.Null;
        }

        return value.Type == BsonType.Timestamp
            ? part(value.AsTimestamp)
            : throw new CommandException((ErrorCode)5687301, $"{name} argument must be a timestamp, but is {BsonTypeName.Of(value.Type)}");
    }
}
