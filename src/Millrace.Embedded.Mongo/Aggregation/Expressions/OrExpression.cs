using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$or: true when any operand is true; stops at the first that is.</summary>
internal sealed class OrExpression(Expression[] operands) : Expression
{
    public override BsonValue Evaluate(BsonDocument root)
    {
        foreach (var operand in operands)
        {
            if (operand.Evaluate(root).IsTrue())
            {
                return true;
            }
        }

        return false;
    }
}
