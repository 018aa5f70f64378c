using System.Collections.Frozen;
using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Aggregation.Accumulators;

/// <summary>All accumulators by name.</summary>
internal static class AccumulatorTable
{
    private static readonly string[] CountedNames = ["n", "input"];
    private static readonly string[] RankedNames = ["sortBy", "output"];
    private static readonly string[] RankedCountedNames = ["sortBy", "output", "n"];

    private static readonly FrozenDictionary<string, Func<string, BsonValue, ExpressionScope, AccumulatorSpec>> All =
        new Dictionary<string, Func<string, BsonValue, ExpressionScope, AccumulatorSpec>>
        {
            ["$accumulator"] = (name, _, _) => throw new CommandException(
                ErrorCode.CommandNotSupported, $"{name} is not supported: server-side JavaScript is not part of this store"),
            ["$addToSet"] = OfExpression(() => new AddToSetAccumulator()),
            ["$avg"] = OfExpression(() => new AverageAccumulator()),
            ["$bottom"] = (name, operand, scope) => Ranked(name, operand, scope, RankedNames, isTop: false),
            ["$bottomN"] = (name, operand, scope) => Ranked(name, operand, scope, RankedCountedNames, isTop: false),
            ["$count"] = Count,
            ["$first"] = OfExpression(() => new FirstAccumulator()),
            ["$firstN"] = Counted(count => new FirstNAccumulator(count)),
            ["$last"] = OfExpression(() => new LastAccumulator()),
            ["$lastN"] = Counted(count => new LastNAccumulator(count)),
            ["$max"] = OfExpression(() => new ExtremeAccumulator(1)),
            ["$maxN"] = Counted(count => new ExtremeNAccumulator(count, 1)),
            ["$median"] = (name, operand, scope) => Percentiles.Compile(name, operand, scope),
            ["$mergeObjects"] = OfExpression(() => new MergeObjectsAccumulator()),
            ["$min"] = OfExpression(() => new ExtremeAccumulator(-1)),
            ["$minN"] = Counted(count => new ExtremeNAccumulator(count, -1)),
            ["$percentile"] = (name, operand, scope) => Percentiles.Compile(name, operand, scope),
            ["$push"] = OfExpression(() => new PushAccumulator()),
            ["$stdDevPop"] = OfExpression(() => new DeviationAccumulator(0)),
            ["$stdDevSamp"] = OfExpression(() => new DeviationAccumulator(1)),
            ["$sum"] = OfExpression(() => new SumAccumulator()),
            ["$top"] = (name, operand, scope) => Ranked(name, operand, scope, RankedNames, isTop: true),
            ["$topN"] = (name, operand, scope) => Ranked(name, operand, scope, RankedCountedNames, isTop: true),
        }.ToFrozenDictionary();

    /// <exception cref="CommandException">15952: no such accumulator.</exception>
    public static AccumulatorSpec Compile(string name, BsonValue operand, ExpressionScope scope)
        => All.TryGetValue(name, out var compile)
            ? compile(name, operand, scope)
            : throw new CommandException((ErrorCode)15952, $"unknown group operator '{name}'");

    private static Func<string, BsonValue, ExpressionScope, AccumulatorSpec> OfExpression(Func<Accumulator> create)
        => (name, operand, scope) =>
    {
        if (operand.Type == BsonType.Array)
        {
            if (operand.AsArray.Count != 1)
            {
                throw new CommandException((ErrorCode)40237, $"The {name} accumulator is a unary operator");
            }

            operand = operand.AsArray[0];
        }

        return new AccumulatorSpec(ExpressionCompiler.Compile(operand, scope).Evaluate, create);
    };

    private static AccumulatorSpec Count(string name, BsonValue operand, ExpressionScope scope)
        => operand.Type == BsonType.Document && operand.AsDocument.Count == 0
            ? new AccumulatorSpec(static _ => 1, static () => new SumAccumulator())
            : throw new CommandException(ErrorCode.TypeMismatch, "$count takes no arguments, i.e. $count:{}");

    private static Func<string, BsonValue, ExpressionScope, AccumulatorSpec> Counted(Func<int, Accumulator> create)
        => (name, operand, scope) =>
    {
        var given = Operators.NamedOperands(name, operand, CountedNames, 2);
        var count = CountOf(given[0], scope);
        return new AccumulatorSpec(ExpressionCompiler.Compile(given[1], scope).Evaluate, () => create(count));
    };

    private static AccumulatorSpec Ranked(string name, BsonValue operand, ExpressionScope scope, string[] names, bool isTop)
    {
        var given = Operators.NamedOperands(name, operand, names, names.Length);
        if (given[0].Type != BsonType.Document || given[0].AsDocument.Count == 0)
        {
            throw new CommandException((ErrorCode)10065, $"{name}: 'sortBy' must be a non-empty object");
        }

        var order = SortSpec.Compile(given[0].AsDocument);
        var output = ExpressionCompiler.Compile(given[1], scope);
        int? count = names.Length > 2 ? CountOf(given[2], scope) : null;
        return new AccumulatorSpec(
            document =>
            {
                var entry = new BsonArray(order.KeysOf(document));
                entry.Add(output.Evaluate(document).OrNull());
                return entry;
            },
            () => new RankAccumulator(order, isTop, count));
    }

    private static int CountOf(BsonValue value, ExpressionScope scope)
    {
        var number = ExpressionCompiler.Compile(value, scope).Evaluate([]);
        if (!number.TryGetWholeInt64(out var count))
        {
            throw new CommandException(
                (ErrorCode)5787902, $"Value for 'n' must be of integral type and constant, but found {number.OrNull()}");
        }

        return count > 0
            ? (int)Math.Min(count, int.MaxValue)
            : throw new CommandException((ErrorCode)5787908, $"'n' must be greater than 0, found {count}");
    }
}
