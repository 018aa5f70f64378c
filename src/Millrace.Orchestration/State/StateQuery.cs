using Millrace.Bson;

namespace Millrace.Orchestration.State;

/// <summary>Which documents of a table, in which order, and how many. Immutable: each step gives a new query.</summary>
public sealed record StateQuery
{
    /// <summary>Every document.</summary>
    public static StateQuery All { get; } = new();

    /// <summary>What every document must fulfil.</summary>
    public IReadOnlyList<StateCondition> Conditions { get; init; } = [];

    /// <summary>The field that gives the order; null for none.</summary>
    public string? OrderBy { get; init; }

    /// <summary>Largest first.</summary>
    public bool Descending { get; init; }

    /// <summary>Documents left out at the beginning.</summary>
    public int Skip { get; init; }

    /// <summary>The most documents; 0 for all.</summary>
    public int Limit { get; init; }

    /// <summary>The fields wanted beside <c>_id</c>; empty for all.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Documents whose field is the value.</summary>
    public static StateQuery Where(string field, BsonValue value) => All.And(field, value);

    /// <summary>And whose field is the value.</summary>
    public StateQuery And(string field, BsonValue value) => And(field, StateOperator.Equal, value);

    /// <summary>And whose field compares so.</summary>
    public StateQuery And(string field, StateOperator @operator, BsonValue value) =>
        this with { Conditions = [.. Conditions, new StateCondition(field, @operator, value)] };

    /// <summary>And whose field begins with the text.</summary>
    public StateQuery AndPrefix(string field, string prefix) =>
        And(field, StateOperator.AtLeast, prefix).And(field, StateOperator.LessThan, prefix + '\uffff');

    /// <summary>In the order of a field.</summary>
    public StateQuery Ascending(string field) => this with { OrderBy = field, Descending = false };

    /// <summary>In the opposite order of a field.</summary>
    public StateQuery NewestFirst(string field) => this with { OrderBy = field, Descending = true };

    /// <summary>At most so many.</summary>
    public StateQuery Take(int limit) => this with { Limit = limit };
}
