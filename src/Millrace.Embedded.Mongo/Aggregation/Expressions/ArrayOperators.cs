using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>Operators over whole arrays.</summary>
internal static class ArrayOperators
{
    private static readonly string[] FirstNNames = ["n", "input"];
    private static readonly string[] SortArrayNames = ["input", "sortBy"];

    /// <summary>A range longer than this would make a document over 16 MiB in any case.</summary>
    private const int MaxRangeLength = 4 * 1024 * 1024;

    public static IReadOnlyDictionary<string, OperatorFactory> Table { get; } = new Dictionary<string, OperatorFactory>
    {
        ["$arrayElemAt"] = Operators.Binary(ElementAt),
        ["$concatArrays"] = Operators.Variadic(Concat),
        ["$first"] = Operators.Unary(value => ElementAtEnd("$first", value, 0)),
        ["$firstN"] = Operators.Named(FirstNNames, 2, values => EndOf("$firstN", values, fromEnd: false)),
        ["$in"] = Operators.Binary(In),
        ["$indexOfArray"] = Operators.Variadic(2, 4, IndexOf),
        ["$isArray"] = Operators.Unary(value => value.Type == BsonType.Array),
        ["$last"] = Operators.Unary(value => ElementAtEnd("$last", value, -1)),
        ["$lastN"] = Operators.Named(FirstNNames, 2, values => EndOf("$lastN", values, fromEnd: true)),
        ["$maxN"] = Operators.Named(FirstNNames, 2, values => Extremes("$maxN", values, -1)),
        ["$minN"] = Operators.Named(FirstNNames, 2, values => Extremes("$minN", values, 1)),
        ["$range"] = Operators.Variadic(2, 3, Range),
        ["$reverseArray"] = Operators.Unary(Reverse),
        ["$size"] = Operators.Unary(value => value.Type == BsonType.Array
            ? value.AsArray.Count
            : throw new CommandException(
                (ErrorCode)17124, $"The argument to $size must be an array, but was of type: {BsonTypeName.Of(value.Type)}")),
        ["$slice"] = Operators.Variadic(2, 3, Slice),
        ["$sortArray"] = SortArray,
    };

    private static BsonValue ElementAt(BsonValue array, BsonValue position)
    {
        if (array.IsNullish() || position.IsNullish())
        {
            return BsonValue.Null;
        }

        if (array.Type != BsonType.Array)
        {
            throw new CommandException(
                (ErrorCode)28689, $"$arrayElemAt's first argument must be an array, but is {BsonTypeName.Of(array.Type)}");
        }

        if (!position.IsNumber)
        {
            throw new CommandException(
                (ErrorCode)28690, $"$arrayElemAt's second argument must be a numeric value, but is {BsonTypeName.Of(position.Type)}");
        }

        return position.TryGetWholeInt32(out var index)
            ? At(array.AsArray, index)
            : throw new CommandException(
                (ErrorCode)28691, $"$arrayElemAt's second argument must be representable as a 32-bit integer: {position}");
    }

    private static BsonValue ElementAtEnd(string name, BsonValue value, int index)
    {
        if (value.IsNullish())
        {
            return BsonValue.Null;
        }

        return value.Type == BsonType.Array
            ? At(value.AsArray, index)
            : throw new CommandException((ErrorCode)28689, $"{name}'s argument must be an array, but is {BsonTypeName.Of(value.Type)}");
    }

    private static BsonValue At(BsonArray array, int index)
    {
        index = index < 0 ? index + array.Count : index;
        return index >= 0 && index < array.Count ? array[index] : default;
    }

    private static BsonValue Concat(BsonValue[] values)
    {
        var all = new BsonArray();
        foreach (var value in values)
        {
            if (value.IsNullish())
            {
                return BsonValue.Null;
            }

            if (value.Type != BsonType.Array)
            {
                throw new CommandException((ErrorCode)28664, $"$concatArrays only supports arrays, not {BsonTypeName.Of(value.Type)}");
            }

            all.AddRange(value.AsArray);
        }

        return all;
    }

    private static BsonValue EndOf(string name, BsonValue[] values, bool fromEnd)
    {
        var (count, array) = CountAndInput(name, values);
        var start = fromEnd ? Math.Max(array.Count - count, 0) : 0;
        return Copy(array, start, Math.Min(count, array.Count));
    }

    private static (int Count, BsonArray Input) CountAndInput(string name, BsonValue[] values)
    {
        if (values[1].Type != BsonType.Array)
        {
            throw new CommandException((ErrorCode)5788200, $"{name} 'input' must be an array, but is {BsonTypeName.Of(values[1].Type)}");
        }

        if (!values[0].TryGetWholeInt64(out var count))
        {
            throw new CommandException((ErrorCode)5787902, $"Value for 'n' must be of integral type, but found {values[0]}");
        }

        return count > 0
            ? ((int)Math.Min(count, int.MaxValue), values[1].AsArray)
            : throw new CommandException((ErrorCode)5787908, $"'n' must be greater than 0, found {count}");
    }

    private static BsonValue Extremes(string name, BsonValue[] values, int direction)
    {
        var (count, array) = CountAndInput(name, values);
        var sorted = array.Where(value => !value.IsNullish()).ToList();
        sorted.Sort((left, right) => direction * left.CompareTo(right));
        return new BsonArray(sorted.Take(count));
    }

    private static BsonValue In(BsonValue value, BsonValue array)
    {
        if (array.Type != BsonType.Array)
        {
            throw new CommandException(
                (ErrorCode)40081, $"$in requires an array as a second argument, found: {BsonTypeName.Of(array.Type)}");
        }

        foreach (var element in array.AsArray)
        {
            if (element.SameAs(value))
            {
                return true;
            }
        }

        return false;
    }

    private static BsonValue IndexOf(BsonValue[] values)
    {
        if (values[0].IsNullish())
        {
            return BsonValue.Null;
        }

        if (values[0].Type != BsonType.Array)
        {
            throw new CommandException(
                (ErrorCode)40090, $"$indexOfArray requires an array as a first argument, found: {BsonTypeName.Of(values[0].Type)}");
        }

        var array = values[0].AsArray;
        var (start, end) = StringSearchOperators.Range("$indexOfArray", values, array.Count);
        for (var i = start; i < end; i++)
        {
            if (array[i].SameAs(values[1]))
            {
                return i;
            }
        }

        return -1;
    }

    private static BsonValue Range(BsonValue[] values)
    {
        var (start, end) = (RangeArgument(values[0], 34443), RangeArgument(values[1], 34445));
        var step = values.Length > 2 ? RangeArgument(values[2], 34447) : 1;
        if (step == 0)
        {
            throw new CommandException((ErrorCode)34449, "$range requires a non-zero step value");
        }

        var length = step > 0 ? ((long)end - start + step - 1) / step : ((long)start - end - step - 1) / -(long)step;
        if (length > MaxRangeLength)
        {
            throw new CommandException(ErrorCode.ExceededMemoryLimit, $"$range would use too much memory: {length} elements");
        }

        var range = new BsonArray();
        for (long value = start; step > 0 ? value < end : value > end; value += step)
        {
            range.Add((int)value);
        }

        return range;
    }

    private static int RangeArgument(BsonValue value, int code)
    {
        if (!value.IsNumber)
        {
            throw new CommandException((ErrorCode)code, $"$range requires numeric values, found: {BsonTypeName.Of(value.Type)}");
        }

        return value.TryGetWholeInt32(out var whole)
            ? whole
            : throw new CommandException(
                (ErrorCode)(code + 1), $"$range requires values that can be represented as a 32-bit integer, found: {value}");
    }

    private static BsonValue Reverse(BsonValue value)
    {
        if (value.IsNullish())
        {
            return BsonValue.Null;
        }

        return value.Type == BsonType.Array
            ? new BsonArray(value.AsArray.Reverse())
            : throw new CommandException(
                (ErrorCode)34435, $"The argument to $reverseArray must be an array, but was of type: {BsonTypeName.Of(value.Type)}");
    }

    private static BsonValue Slice(BsonValue[] values)
    {
        if (values.Any(value => value.IsNullish()))
        {
            return BsonValue.Null;
        }

        if (values[0].Type != BsonType.Array)
        {
            throw new CommandException(
                (ErrorCode)28724, $"First argument to $slice must be an array, but is of type: {BsonTypeName.Of(values[0].Type)}");
        }

        var array = values[0].AsArray;
        var second = SliceArgument(values[1], 28725);
        if (values.Length == 2)
        {
            return second >= 0
                ? Copy(array, 0, Math.Min(second, array.Count))
                : Copy(array, (int)Math.Max(array.Count + (long)second, 0), (int)Math.Min(-(long)second, array.Count));
        }

        var count = SliceArgument(values[2], 28727);
        if (count <= 0)
        {
            throw new CommandException((ErrorCode)28729, $"Third argument to $slice must be positive: {count}");
        }

        var start = (int)Math.Clamp(second < 0 ? array.Count + (long)second : second, 0, array.Count);
        return Copy(array, start, Math.Min(count, array.Count - start));
    }

    private static int SliceArgument(BsonValue value, int code)
    {
        if (!value.IsNumber)
        {
            throw new CommandException(
                (ErrorCode)code, $"The positions of $slice must be numeric, but one is of type: {BsonTypeName.Of(value.Type)}");
        }

        return value.TryGetWholeInt32(out var whole)
            ? whole
            : throw new CommandException(
                (ErrorCode)(code + 1), $"The positions of $slice can't be represented as a 32-bit integer: {value}");
    }

    private static BsonArray Copy(BsonArray array, int start, int count)
    {
        var copy = new BsonArray(count);
        for (var i = start; i < start + count; i++)
        {
            copy.Add(array[i]);
        }

        return copy;
    }

    private static UnaryExpression SortArray(string name, BsonValue operand, ExpressionScope scope)
    {
        var parts = Operators.NamedOperands(name, operand, SortArrayNames, 2);
        var order = Query.ValueSort.Compile(parts[1]);
        return new UnaryExpression(ExpressionCompiler.Compile(parts[0], scope), input =>
        {
            if (input.IsNullish())
            {
                return BsonValue.Null;
            }

            return input.Type == BsonType.Array
                ? new BsonArray(input.AsArray.Order(order))
                : throw new CommandException(
                    (ErrorCode)2942504,
                    $"The input argument to $sortArray must be an array, but was of type: {BsonTypeName.Of(input.Type)}");
        });
    }
}
