using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$and: true when every operand is true; stops at the first that is not.</summary>
internal sealed class AndExpression(Expression[] operands) : Expression
{
    public override BsonValue Evaluate(BsonDocument root)
    {
        foreach (var operand in operands)
        {
            if (!operand.Evaluate(root).IsTrue())
            {
                return false;
            }
        }

        return true;
    }
}
