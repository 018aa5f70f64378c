using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$convert with its values for null and for what cannot be converted.</summary>
internal sealed class ConvertExpression(Expression input, Expression to, Expression? onError, Expression? onNull) : Expression
{
    public override BsonValue Evaluate(BsonDocument root)
    {
        var target = to.Evaluate(root);
        var value = input.Evaluate(root);
        if (value.IsNullish())
        {
            return onNull?.Evaluate(root) ?? BsonValue.Null;
        }

        if (target.IsNullish())
        {
            return BsonValue.Null;
        }

        var type = TargetType(target);
        try
        {
            return Conversion.Convert(value, type);
        }
        catch (CommandException error) when (onError is not null && error.Code == ErrorCode.ConversionFailure)
        {
            return onError.Evaluate(root);
        }
    }

    private static BsonType TargetType(BsonValue target)
    {
        BsonType type;
        if (target.Type == BsonType.String)
        {
            return BsonTypeName.TryParse(target.AsString, out type)
                ? type
                : throw new CommandException(ErrorCode.BadValue, $"Unknown type name: {target.AsString}");
        }

        if (!target.IsNumber)
        {
            throw new CommandException(ErrorCode.FailedToParse, "$convert's 'to' argument must be a string or number");
        }

        return target.TryGetWholeInt64(out var number) && BsonTypeName.TryParse(number, out type)
            ? type
            : throw new CommandException(
                ErrorCode.FailedToParse, $"In $convert, numeric value for 'to' does not correspond to a BSON type: {target}");
    }
}
