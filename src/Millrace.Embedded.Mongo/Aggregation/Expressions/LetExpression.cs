using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$let: binds variables for one expression. The variables' own expressions do not see each other.</summary>
internal sealed class LetExpression((Variable Variable, Expression Value)[] bindings, Expression body) : Expression
{
    public override BsonValue Evaluate(BsonDocument root)
    {
        foreach (var (variable, value) in bindings)
        {
            variable.Value = value.Evaluate(root);
        }

        return body.Evaluate(root);
    }
}
