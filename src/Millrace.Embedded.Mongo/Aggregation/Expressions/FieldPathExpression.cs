using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary><c>"$a.b"</c>: a field of the current document.</summary>
internal sealed class FieldPathExpression(string[] path) : Expression
{
    public string[] Path { get; } = path;

    public override BsonValue Evaluate(BsonDocument root) => Get(root, Path, 0);

    /// <summary>
    /// Follows a path through documents. An array on the way gives the array of what its documents hold there; positions are not
    /// path components in expressions.
    /// </summary>
    public static BsonValue Get(BsonDocument document, string[] path, int index)
    {
        while (true)
        {
            var value = document[path[index]];
            if (++index == path.Length)
            {
                return value;
            }

            if (value.Type != BsonType.Document)
            {
                return value.Type == BsonType.Array ? Collect(value.AsArray, path, index) : default;
            }

            document = value.AsDocument;
        }
    }

    /// <summary>As <see cref="Get"/> from a value of any type.</summary>
    public static BsonValue GetFrom(BsonValue value, string[] path, int index)
    {
        if (index == path.Length)
        {
            return value;
        }

        return value.Type switch
        {
            BsonType.Document => Get(value.AsDocument, path, index),
            BsonType.Array => Collect(value.AsArray, path, index),
            _ => default,
        };
    }

    private static BsonValue Collect(BsonArray array, string[] path, int index)
    {
        var collected = new BsonArray();
        foreach (var element in array)
        {
            if (element.Type == BsonType.Document && Get(element.AsDocument, path, index) is { IsMissing: false } found)
            {
                collected.Add(found);
            }
        }

        return collected;
    }
}
