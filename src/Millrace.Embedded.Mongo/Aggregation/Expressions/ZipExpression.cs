using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$zip: transposes arrays.</summary>
internal sealed class ZipExpression(Expression[] inputs, Expression[] defaults, bool useLongestLength) : Expression
{
    public override BsonValue Evaluate(BsonDocument root)
    {
        var arrays = new BsonArray[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            var value = inputs[i].Evaluate(root);
            if (value.IsNullish())
            {
                return BsonValue.Null;
            }

            arrays[i] = value.Type == BsonType.Array
                ? value.AsArray
                : throw new CommandException((ErrorCode)34468, $"$zip found a non-array expression in input: {value}");
        }

        var fill = Array.ConvertAll(defaults, expression => expression.Evaluate(root).OrNull());
        var length = useLongestLength ? arrays.Max(array => array.Count) : arrays.Min(array => array.Count);
        var zipped = new BsonArray(length);
        for (var i = 0; i < length; i++)
        {
            var row = new BsonArray(arrays.Length);
            for (var j = 0; j < arrays.Length; j++)
            {
                row.Add(i < arrays[j].Count ? arrays[j][i] : fill.Length > 0 ? fill[j] : BsonValue.Null);
            }

            zipped.Add(row);
        }

        return zipped;
    }
}
