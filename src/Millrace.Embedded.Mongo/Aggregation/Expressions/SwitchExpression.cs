using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$switch.</summary>
internal sealed class SwitchExpression((Expression Case, Expression Then)[] branches, Expression? otherwise) : Expression
{
    public override BsonValue Evaluate(BsonDocument root)
    {
        foreach (var (condition, then) in branches)
        {
            if (condition.Evaluate(root).IsTrue())
            {
                return then.Evaluate(root);
            }
        }

        return otherwise is not null
            ? otherwise.Evaluate(root)
            : throw new CommandException(
                (ErrorCode)40066, "$switch could not find a matching branch for an input, and no default was specified.");
    }
}
