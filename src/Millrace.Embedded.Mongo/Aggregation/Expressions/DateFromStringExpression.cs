using Millrace.Bson;
using NodaTime;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$dateFromString with its values for null and for what is no date.</summary>
internal sealed class DateFromStringExpression(
    Expression text, Expression? format, Expression? timezone, Expression? onError, Expression? onNull) : Expression
{
    public override BsonValue Evaluate(BsonDocument root)
    {
        var value = text.Evaluate(root);
        if (value.IsNullish())
        {
            return onNull is null ? BsonValue.Null : onNull.Evaluate(root);
        }

        var zone = timezone?.Evaluate(root);
        var written = format?.Evaluate(root);
        if (zone is { } givenZone && givenZone.IsNullish() || written is { } givenFormat && givenFormat.IsNullish())
        {
            return BsonValue.Null;
        }

        try
        {
            return BsonValue.FromDateTime(Parse(value, written, zone is { } name ? DateParts.Zone(name) : null));
        }
        catch (CommandException error) when (onError is not null && error.Code == ErrorCode.ConversionFailure)
        {
            return onError.Evaluate(root);
        }
    }

    private static long Parse(BsonValue value, BsonValue? format, DateTimeZone? zone)
    {
        if (value.Type != BsonType.String)
        {
            throw new CommandException(
                ErrorCode.ConversionFailure,
                $"$dateFromString requires that 'dateString' be a string, found: {BsonTypeName.Of(value.Type)} with value {value}");
        }

        if (format is { } written)
        {
            return new DateFormatReader(value.AsString, DateFormatOperators.FormatText(written)).Read(zone);
        }

        return DateText.TryParse(value.AsString, zone, out var milliseconds)
            ? milliseconds
            : throw new CommandException(ErrorCode.ConversionFailure, $"Error parsing date string '{value.AsString}'");
    }
}
