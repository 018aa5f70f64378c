using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Update;

/// <summary>$addToSet: adds the values that are not in the array yet.</summary>
internal sealed class AddToSetModifier(IReadOnlyList<BsonValue> values) : Modifier
{
    /// <exception cref="CommandException">14: $each is not an array; 2: another clause beside it.</exception>
    public static AddToSetModifier Compile(BsonValue operand)
    {
        if (operand.Type != BsonType.Document || operand.AsDocument.Count == 0 || operand.AsDocument.GetAt(0).Name != "$each")
        {
            return new AddToSetModifier([operand]);
        }

        var each = operand.AsDocument.GetAt(0).Value;
        if (each.Type != BsonType.Array)
        {
            throw new CommandException(
                ErrorCode.TypeMismatch,
                $"The argument to $each in $addToSet must be an array but it was of type {BsonTypeName.Of(each.Type)}");
        }

        return operand.AsDocument.Count == 1
            ? new AddToSetModifier(each.AsArray)
            : throw new CommandException(ErrorCode.BadValue, "Found unexpected fields after $each in $addToSet");
    }

    public override ModifierResult Apply(BsonValue current, string path)
    {
        if (current.Type is not (BsonType.None or BsonType.Array))
        {
            throw new CommandException(
                ErrorCode.BadValue,
                $"Cannot apply $addToSet to non-array field. Field named '{path}' has non-array type {BsonTypeName.Of(current.Type)}");
        }

        var result = current.IsMissing ? [] : current.AsArray;
        var present = new HashSet<BsonValue>(result, BsonComparer.Instance);
        var before = result.Count;
        foreach (var value in values)
        {
            if (present.Add(value))
            {
                result.Add(value.DeepClone());
            }
        }

        return new ModifierResult(result, current.IsMissing || result.Count > before);
    }
}
