using System.Collections.Frozen;
using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Update;

/// <summary>The update operators by name, except <c>$rename</c>, which has two paths.</summary>
internal static class ModifierTable
{
    private static readonly FrozenDictionary<string, Func<string, BsonValue, ExpressionScope, Modifier>> All =
        new Dictionary<string, Func<string, BsonValue, ExpressionScope, Modifier>>
        {
            ["$addToSet"] = (_, operand, _) => AddToSetModifier.Compile(operand),
            ["$bit"] = (path, operand, _) => BitModifier.Compile(path, operand),
            ["$currentDate"] = (_, operand, scope) => CurrentDate(operand, scope),
            ["$inc"] = (path, operand, _) => ArithmeticModifier.Compile("$inc", path, operand),
            ["$max"] = (_, operand, _) => new ExtremeModifier(1, operand),
            ["$min"] = (_, operand, _) => new ExtremeModifier(-1, operand),
            ["$mul"] = (path, operand, _) => ArithmeticModifier.Compile("$mul", path, operand),
            ["$pop"] = (_, operand, _) => PopModifier.Compile(operand),
            ["$pull"] = (_, operand, scope) => PullModifier.Compile(operand, scope),
            ["$pullAll"] = (_, operand, _) => PullModifier.CompileAll(operand),
            ["$push"] = (_, operand, _) => PushModifier.Compile(operand),
            ["$set"] = (_, operand, _) => new SetModifier(operand),
            ["$setOnInsert"] = (_, operand, _) => new SetModifier(operand),
            ["$unset"] = (_, _, _) => new UnsetModifier(),
        }.ToFrozenDictionary();

    /// <exception cref="CommandException">9: no such operator; or its operand is malformed.</exception>
    public static Modifier Compile(string name, string path, BsonValue operand, ExpressionScope scope)
        => All.TryGetValue(name, out var compile) ? compile(path, operand, scope) : throw Unknown(name);

    /// <exception cref="CommandException">9: no such operator.</exception>
    public static void CheckName(string name)
    {
        if (name != "$rename" && !All.ContainsKey(name))
        {
            throw Unknown(name);
        }
    }

    private static CommandException Unknown(string name) => new(
        ErrorCode.FailedToParse,
        $"Unknown modifier: {name}. Expected a valid update modifier or pipeline-style update specified as an array");

    private static SetModifier CurrentDate(BsonValue operand, ExpressionScope scope)
    {
        var type = operand.Type switch
        {
            BsonType.Boolean => "date",
            BsonType.Document when operand.AsDocument.Count == 1
                && operand.AsDocument["$type"] is { Type: BsonType.String } named => named.AsString,
            _ => "",
        };
        return type switch
        {
            "date" => new SetModifier(BsonValue.FromDateTime(scope.Now.ToUnixTimeMilliseconds())),
            "timestamp" => new SetModifier(new BsonTimestamp((uint)scope.Now.ToUnixTimeSeconds(), 1)),
            _ => throw new CommandException(
                ErrorCode.BadValue,
                $"{operand} is not valid for $currentDate. Please use true or {{$type: 'timestamp'}} or {{$type: 'date'}}."),
        };
    }
}
