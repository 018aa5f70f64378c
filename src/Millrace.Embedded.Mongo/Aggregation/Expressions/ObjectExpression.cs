using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary><c>{a: expression, ...}</c>: a new document; fields whose value is missing are left out.</summary>
internal sealed class ObjectExpression((string Name, Expression Value)[] fields) : Expression
{
    public override BsonValue Evaluate(BsonDocument root)
    {
        var document = new BsonDocument();
        foreach (var (name, expression) in fields)
        {
            var value = expression.Evaluate(root);
            if (!value.IsMissing)
            {
                document.Add(name, value);
            }
        }

        return document;
    }
}
