using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$convert, its short forms ($toInt, ...), $type, $isNumber.</summary>
internal static class ConversionOperators
{
    private static readonly string[] ConvertNames = ["input", "to", "onError", "onNull"];

    public static IReadOnlyDictionary<string, OperatorFactory> Table { get; } = new Dictionary<string, OperatorFactory>
    {
        ["$convert"] = Convert,
        ["$isNumber"] = Operators.Unary(value => value.IsNumber),
        ["$toBool"] = To(BsonType.Boolean),
        ["$toDate"] = To(BsonType.DateTime),
        ["$toDecimal"] = To(BsonType.Decimal128),
        ["$toDouble"] = To(BsonType.Double),
        ["$toInt"] = To(BsonType.Int32),
        ["$toLong"] = To(BsonType.Int64),
        ["$toObjectId"] = To(BsonType.ObjectId),
        ["$toString"] = To(BsonType.String),
        ["$type"] = Operators.Unary(value => BsonTypeName.Of(value.Type)),
    };

    private static OperatorFactory To(BsonType type)
        => Operators.Unary(value => value.IsNullish() ? BsonValue.Null : Conversion.Convert(value, type));

    private static ConvertExpression Convert(string name, BsonValue operand, ExpressionScope scope)
    {
        var given = Operators.NamedOperands(name, operand, ConvertNames, 2);
        return new ConvertExpression(
            ExpressionCompiler.Compile(given[0], scope),
            ExpressionCompiler.Compile(given[1], scope),
            given[2].IsMissing ? null : ExpressionCompiler.Compile(given[2], scope),
            given[3].IsMissing ? null : ExpressionCompiler.Compile(given[3], scope));
    }
}
