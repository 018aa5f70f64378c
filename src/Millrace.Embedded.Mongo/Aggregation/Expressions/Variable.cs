using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>
/// A variable that an expression binds (<c>$let</c>, <c>$map</c>, <c>$lookup.let</c>, ...): the binder sets the value, references read
/// it.
/// </summary>
internal sealed class Variable(string name)
{
    public string Name { get; } = name;

    public BsonValue Value { get; set; }
}
