using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>
/// $eq, $gt, $gte, $lt, $lte: compares with values of the operand's kind alone. Null also stands for missing and undefined.
/// </summary>
internal sealed class ComparisonTest(ComparisonKind kind, BsonValue operand) : ValueTest
{
    private readonly bool _includesEqual = kind is ComparisonKind.Equal or ComparisonKind.LessOrEqual or ComparisonKind.GreaterOrEqual;
    private readonly bool _operandIsNaN = Aggregation.Expressions.Numeric.IsNaN(operand);
    private readonly bool _operandIsKey = operand.Type is BsonType.MinKey or BsonType.MaxKey;
    private readonly int _bracket = BsonComparer.CompareTypeOrder(operand.Type);

    public override bool Test(BsonValue value, MatchState state)
    {
        if (value.IsMissing || value.Type == BsonType.Undefined)
        {
            value = BsonValue.Null;
        }

        if (!_operandIsKey && BsonComparer.CompareTypeOrder(value.Type) != _bracket)
        {
            return false;
        }

        // NaN sorts below all numbers but is neither less nor greater than any.
        if (_operandIsNaN || Aggregation.Expressions.Numeric.IsNaN(value))
        {
            return _operandIsNaN && Aggregation.Expressions.Numeric.IsNaN(value) && _includesEqual;
        }

        var order = BsonComparer.Instance.Compare(value, operand);
        return kind switch
        {
            ComparisonKind.Equal => order == 0,
            ComparisonKind.Less => order < 0,
            ComparisonKind.LessOrEqual => order <= 0,
            ComparisonKind.Greater => order > 0,
            _ => order >= 0,
        };
    }
}
