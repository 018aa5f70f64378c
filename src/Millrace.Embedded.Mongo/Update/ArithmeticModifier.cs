using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Update;

/// <summary>$inc and $mul. An int that overflows becomes a long; a long that overflows is an error.</summary>
internal sealed class ArithmeticModifier(string name, BsonValue operand) : Modifier
{
    /// <exception cref="CommandException">14: the operand is no number.</exception>
    public static ArithmeticModifier Compile(string name, string path, BsonValue operand) => operand.IsNumber
        ? new ArithmeticModifier(name, operand)
        : throw new CommandException(
            ErrorCode.TypeMismatch, $"Cannot {Verb(name)} with non-numeric argument: {{{path}: {operand}}}");

    public override ModifierResult Apply(BsonValue current, string path)
    {
        if (current.IsMissing)
        {
            return new ModifierResult(name == "$inc" ? operand : Numeric.Multiply(operand, 0), true);
        }

        if (!current.IsNumber)
        {
            throw new CommandException(
                ErrorCode.TypeMismatch,
                $"Cannot apply {name} to a value of non-numeric type. The field '{path}' has type {BsonTypeName.Of(current.Type)}");
        }

        var result = name == "$inc" ? Numeric.Add(current, operand) : Numeric.Multiply(current, operand);
        var isWhole = Numeric.Widest(current, operand) is BsonType.Int32 or BsonType.Int64;
        return isWhole && result.Type == BsonType.Double
            ? throw new CommandException(
                ErrorCode.BadValue, $"Failed to apply {name} operations to current value: the result exceeds a 64-bit integer")
            : ModifierResult.Of(current, result);
    }

    private static string Verb(string name) => name == "$inc" ? "increment" : "multiply";
}
