using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>
/// One node of a compiled aggregation expression. Nodes are built once a command and evaluated once a document. Variables live in the
/// nodes, so an expression belongs to one command and is not thread-safe.
/// </summary>
internal abstract class Expression
{
    /// <summary>The expression's value for one document; missing where MongoDB says so (an absent field, <c>$$REMOVE</c>).</summary>
    /// <exception cref="CommandException">The operands do not fit the operator.</exception>
    public abstract BsonValue Evaluate(BsonDocument root);
}
