using System.Collections.Frozen;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>All operators by name. Each family has its own file with its own table.</summary>
internal static class OperatorTable
{
    private static readonly FrozenDictionary<string, OperatorFactory> All = new[]
    {
        AccumulatorOperators.Table,
        ArithmeticOperators.Table,
        ArrayOperators.Table,
        ArrayIterationOperators.Table,
        BitwiseOperators.Table,
        BooleanOperators.Table,
        ComparisonOperators.Table,
        ConditionalOperators.Table,
        ConversionOperators.Table,
        DateArithmeticOperators.Table,
        DateFormatOperators.Table,
        DatePartOperators.Table,
        MiscellaneousOperators.Table,
        ObjectOperators.Table,
        RegexOperators.Table,
        RoundingOperators.Table,
        SetOperators.Table,
        StringOperators.Table,
        StringSearchOperators.Table,
        TrigonometryOperators.Table,
    }.SelectMany(table => table).ToFrozenDictionary(entry => entry.Key, entry => entry.Value);

    public static bool Contains(string name) => All.ContainsKey(name);

    /// <exception cref="CommandException">168: no such operator.</exception>
    public static OperatorFactory Find(string name)
        => All.TryGetValue(name, out var factory)
            ? factory
            : throw new CommandException(ErrorCode.InvalidPipelineOperator, $"Unrecognized expression '{name}'");
}
