using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Update;

/// <summary>$pop: removes the first (-1) or last (1) element.</summary>
internal sealed class PopModifier(bool first) : Modifier
{
    public override bool CreatesPath => false;

    /// <exception cref="CommandException">9: neither 1 nor -1.</exception>
    public static PopModifier Compile(BsonValue operand)
        => operand.TryGetWholeInt32(out var end) && end is 1 or -1
            ? new PopModifier(end == -1)
            : throw new CommandException(ErrorCode.FailedToParse, $"$pop expects 1 or -1, found: {operand}");

    public override ModifierResult Apply(BsonValue current, string path)
    {
        if (current.IsMissing)
        {
            return ModifierResult.Unchanged(current);
        }

        if (current.Type != BsonType.Array)
        {
            throw new CommandException(
                ErrorCode.TypeMismatch, $"Path '{path}' contains an element of non-array type '{BsonTypeName.Of(current.Type)}'");
        }

        var array = current.AsArray;
        if (array.Count == 0)
        {
            return ModifierResult.Unchanged(current);
        }

        array.RemoveAt(first ? 0 : array.Count - 1);
        return new ModifierResult(array, true);
    }
}
