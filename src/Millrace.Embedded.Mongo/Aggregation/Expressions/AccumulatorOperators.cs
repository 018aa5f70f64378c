using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Accumulators;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>Accumulators as expressions: over several operands, or over the elements of the only one.</summary>
internal static class AccumulatorOperators
{
    public static IReadOnlyDictionary<string, OperatorFactory> Table { get; } = new Dictionary<string, OperatorFactory>
    {
        ["$avg"] = Over(() => new AverageAccumulator()),
        ["$max"] = Over(() => new ExtremeAccumulator(1)),
        ["$median"] = Percentiles.CompileExpression,
        ["$min"] = Over(() => new ExtremeAccumulator(-1)),
        ["$percentile"] = Percentiles.CompileExpression,
        ["$stdDevPop"] = Over(() => new DeviationAccumulator(0)),
        ["$stdDevSamp"] = Over(() => new DeviationAccumulator(1)),
        ["$sum"] = Over(() => new SumAccumulator()),
    };

    private static OperatorFactory Over(Func<Accumulator> create) => Operators.Variadic(values =>
    {
        var accumulator = create();
        var elements = values.Length == 1 && values[0].Type == BsonType.Array ? values[0].AsArray : (IEnumerable<BsonValue>)values;
        foreach (var element in elements)
        {
            accumulator.Add(element);
        }

        return accumulator.Result();
    });
}
