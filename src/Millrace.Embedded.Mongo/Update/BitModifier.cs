using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Update;

/// <summary>$bit: and, or, xor with whole numbers, one after the other.</summary>
internal sealed class BitModifier((string Operation, BsonValue Operand)[] operations) : Modifier
{
    /// <exception cref="CommandException">2: not an object of and, or, xor with ints or longs.</exception>
    public static BitModifier Compile(string path, BsonValue operand)
    {
        if (operand.Type != BsonType.Document || operand.AsDocument.Count == 0)
        {
            throw new CommandException(
                ErrorCode.BadValue,
                $"The $bit modifier is not compatible with a {BsonTypeName.Of(operand.Type)}. It takes {{{path}: {{and/or/xor: #}}}}");
        }

        var operations = new List<(string, BsonValue)>();
        foreach (var (operation, number) in operand.AsDocument)
        {
            if (operation is not ("and" or "or" or "xor"))
            {
                throw new CommandException(
                    ErrorCode.BadValue,
                    $"The $bit modifier only supports 'and', 'or', and 'xor', not '{operation}' which is an unknown operator");
            }

            operations.Add((operation, number.Type is BsonType.Int32 or BsonType.Int64
                ? number
                : throw new CommandException(
                    ErrorCode.BadValue,
                    $"The $bit modifier field must be an Integer(32/64 bit); a '{BsonTypeName.Of(number.Type)}' is not supported here")));
        }

        return new BitModifier([.. operations]);
    }

    public override ModifierResult Apply(BsonValue current, string path)
    {
        var value = current.IsMissing ? 0 : current;
        if (value.Type is not (BsonType.Int32 or BsonType.Int64))
        {
            throw new CommandException(
                ErrorCode.BadValue,
                $"Cannot apply $bit to a value of non-integral type. The field '{path}' has type {BsonTypeName.Of(value.Type)}");
        }

        foreach (var (operation, operand) in operations)
        {
            var (left, right) = (Numeric.ToInt64(value), Numeric.ToInt64(operand));
            var bits = operation switch
            {
                "and" => left & right,
                "or" => left | right,
                _ => left ^ right,
            };
            value = Numeric.Whole(Numeric.Widest(value, operand), bits);
        }

        return ModifierResult.Of(current, value);
    }
}
