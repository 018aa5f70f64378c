using Millrace.Bson;

namespace Millrace.Orchestration.Dags;

/// <summary>The parameters of a run, checked against its DAG. Immutable.</summary>
public sealed class ParamValues(BsonDocument values)
{
    /// <summary>A parameter's value.</summary>
    /// <exception cref="ParamException">The DAG has no such parameter.</exception>
    public BsonValue this[string name] =>
        values.TryGetValue(name, out var value) ? value : throw new ParamException($"There is no parameter '{name}'.");

    /// <summary>All of them.</summary>
    public BsonDocument ToDocument() => values.DeepClone();

    /// <summary>A text.</summary>
    public string Text(string name) => this[name].AsString;

    /// <summary>A whole number.</summary>
    public long Integer(string name) => this[name].AsInt64;

    /// <summary>A number.</summary>
    public double Number(string name) => this[name].AsDouble;

    /// <summary>true or false.</summary>
    public bool Boolean(string name) => this[name].AsBoolean;

    /// <summary>An instant.</summary>
    public DateTimeOffset Timestamp(string name) => DateTimeOffset.FromUnixTimeMilliseconds(this[name].AsDateTimeMs);
}
