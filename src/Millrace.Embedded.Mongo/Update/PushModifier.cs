using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Update;

/// <summary>$push with $each, $position, $slice, $sort.</summary>
internal sealed class PushModifier(IReadOnlyList<BsonValue> values, int? position, int? slice, ValueSort? sort) : Modifier
{
    /// <exception cref="CommandException">2: a clause is unknown or malformed.</exception>
    public static PushModifier Compile(BsonValue operand)
    {
        if (operand.Type != BsonType.Document || !operand.AsDocument.ContainsKey("$each"))
        {
            return new PushModifier([operand], null, null, null);
        }

        IReadOnlyList<BsonValue> values = [];
        int? position = null;
        int? slice = null;
        ValueSort? sort = null;
        foreach (var (clause, value) in operand.AsDocument)
        {
            switch (clause)
            {
                case "$each":
                    values = value.Type == BsonType.Array
                        ? value.AsArray
                        : throw new CommandException(
                            ErrorCode.BadValue,
                            $"The argument to $each in $push must be an array but it was of type: {BsonTypeName.Of(value.Type)}");
                    break;
                case "$position":
                    position = Whole(clause, value);
                    break;
                case "$slice":
                    slice = Whole(clause, value);
                    break;
                case "$sort":
                    sort = Sort(value);
                    break;
                default:
                    throw new CommandException(ErrorCode.BadValue, $"Unrecognized clause in $push: {clause}");
            }
        }

        return new PushModifier(values, position, slice, sort);
    }

    public override ModifierResult Apply(BsonValue current, string path)
    {
        if (current.Type is not (BsonType.None or BsonType.Array))
        {
            throw new CommandException(
                ErrorCode.BadValue, $"The field '{path}' must be an array but is of type {BsonTypeName.Of(current.Type)}");
        }

        IReadOnlyList<BsonValue> present = current.IsMissing ? [] : current.AsArray;
        var list = new List<BsonValue>(present);
        list.InsertRange(Place(list.Count), values.Select(value => value.DeepClone()));
        if (sort is not null)
        {
            list = [.. list.Order(sort)];
        }

        var result = new BsonArray(Sliced(list));
        return ModifierResult.Of(current, result);
    }

    private int Place(int count) => position switch
    {
        null => count,
        < 0 => Math.Max(count + position.Value, 0),
        _ => Math.Min(position.Value, count),
    };

    private IEnumerable<BsonValue> Sliced(List<BsonValue> list) => slice switch
    {
        null => list,
        >= 0 => list.Take(slice.Value),
        _ => list.Skip((int)Math.Max(list.Count + (long)slice.Value, 0)),
    };

    private static int Whole(string clause, BsonValue value) => value.TryGetWholeInt64(out var whole)
        ? (int)Math.Clamp(whole, int.MinValue + 1, int.MaxValue)
        : throw new CommandException(
            ErrorCode.BadValue, $"The value for {clause} must be an integer value but was given type: {BsonTypeName.Of(value.Type)}");

    private static ValueSort Sort(BsonValue value)
    {
        if (!value.IsNumber && value.Type != BsonType.Document)
        {
            throw new CommandException(
                ErrorCode.BadValue, "The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields");
        }

        return ValueSort.Compile(value);
    }
}
