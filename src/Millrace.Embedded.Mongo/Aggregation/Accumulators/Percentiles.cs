using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Aggregation.Accumulators;

/// <summary>$median and $percentile: exact here, although their only method is named "approximate".</summary>
internal static class Percentiles
{
    private static readonly string[] MedianNames = ["input", "method"];
    private static readonly string[] PercentileNames = ["input", "method", "p"];

    public static AccumulatorSpec Compile(string name, BsonValue operand, ExpressionScope scope)
    {
        var (input, fractions) = Parse(name, operand, scope);
        return new AccumulatorSpec(input.Evaluate, () => new PercentileAccumulator(fractions, isMedian: name == "$median"));
    }

    /// <summary>The operators as expressions: over the numbers of one array.</summary>
    public static Expression CompileExpression(string name, BsonValue operand, ExpressionScope scope)
    {
        var (input, fractions) = Parse(name, operand, scope);
        return new UnaryExpression(input, value =>
        {
            var accumulator = new PercentileAccumulator(fractions, isMedian: name == "$median");
            foreach (var element in value.Type == BsonType.Array ? (IEnumerable<BsonValue>)value.AsArray : [value])
            {
                accumulator.Add(element);
            }

            return accumulator.Result();
        });
    }

    private static (Expression Input, double[] Fractions) Parse(string name, BsonValue operand, ExpressionScope scope)
    {
        var names = name == "$median" ? MedianNames : PercentileNames;
        var given = Operators.NamedOperands(name, operand, names, names.Length);
        if (given[1].Type != BsonType.String || given[1].AsString != "approximate")
        {
            throw new CommandException(ErrorCode.BadValue, "Currently only 'approximate' can be used as percentile 'method'.");
        }

        return (ExpressionCompiler.Compile(given[0], scope), name == "$median" ? [0.5] : Fractions(given[2], scope));
    }

    private static double[] Fractions(BsonValue operand, ExpressionScope scope)
    {
        var value = ExpressionCompiler.Compile(operand, scope).Evaluate([]);
        if (value.Type != BsonType.Array || value.AsArray.Count == 0)
        {
            throw new CommandException((ErrorCode)7750300, "The $percentile 'p' field must be a non-empty array of numbers");
        }

        return [.. value.AsArray.Select(fraction => fraction.IsNumber && fraction.ToDouble() is >= 0 and <= 1
            ? fraction.ToDouble()
            : throw new CommandException((ErrorCode)7750303, "The $percentile 'p' field must be an array of numbers from [0.0, 1.0]"))];
    }
}
