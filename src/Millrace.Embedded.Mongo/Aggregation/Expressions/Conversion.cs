using System.Globalization;
using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$convert's conversions between types. Null and missing are the caller's matter.</summary>
internal static class Conversion
{
    /// <exception cref="CommandException">241: there is no such conversion, or the value does not fit.</exception>
    public static BsonValue Convert(BsonValue value, BsonType type) => type switch
    {
        _ when value.Type == type => value,
        BsonType.Boolean => ToBoolean(value),
        BsonType.Int32 => ToInt32(value),
        BsonType.Int64 => ToInt64(value),
        BsonType.Double => ToDouble(value),
        BsonType.Decimal128 => ToDecimal(value),
        BsonType.String => CanBeText(value.Type) ? ToText(value) : throw Unsupported(value, type),
        BsonType.DateTime => ToDate(value),
        BsonType.ObjectId => ToObjectId(value),
        _ => throw Unsupported(value, type),
    };

    /// <summary>A number, date, bool or ObjectId as text.</summary>
    public static string ToText(BsonValue value) => value.Type switch
    {
        BsonType.String => value.AsString,
        BsonType.Boolean => value.AsBoolean ? "true" : "false",
        BsonType.Int32 => value.AsInt32.ToString(CultureInfo.InvariantCulture),
        BsonType.Int64 => value.AsInt64.ToString(CultureInfo.InvariantCulture),
        BsonType.Double => NumberText.Of(value.AsDouble),
        BsonType.Decimal128 => value.AsDecimal128.ToString(),
        BsonType.ObjectId => value.AsObjectId.ToString(),
        BsonType.DateTime => DateFormat.ToIsoText(value.AsDateTimeMs),
        _ => throw Unsupported(value, BsonType.String),
    };

    private static bool CanBeText(BsonType type)
        => type is BsonType.Boolean or BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128
            or BsonType.ObjectId or BsonType.DateTime;

    private static BsonValue ToBoolean(BsonValue value) => value.Type switch
    {
        BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128 => value.IsTrue(),
        _ => true,
    };

    private static BsonValue ToInt32(BsonValue value)
    {
        var whole = Whole(value, BsonType.Int32);
        return whole is >= int.MinValue and <= int.MaxValue ? (int)whole : throw OutOfRange(value);
    }

    private static BsonValue ToInt64(BsonValue value)
        => value.Type == BsonType.DateTime ? value.AsDateTimeMs : Whole(value, BsonType.Int64);

    private static long Whole(BsonValue value, BsonType type)
    {
        switch (value.Type)
        {
            case BsonType.Boolean:
                return value.AsBoolean ? 1 : 0;
            case BsonType.String:
                return long.TryParse(value.AsString, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed)
                    ? parsed
                    : throw Unparsable(value, type);
            case BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128:
                return Query.ModTest.TryTruncate(value, out var whole) ? whole : throw OutOfRange(value);
            default:
                throw Unsupported(value, type);
        }
    }

    private static BsonValue ToDouble(BsonValue value)
    {
        switch (value.Type)
        {
            case BsonType.Boolean:
                return value.AsBoolean ? 1.0 : 0.0;
            case BsonType.DateTime:
                return (double)value.AsDateTimeMs;
            case BsonType.String:
                const NumberStyles styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
                return double.TryParse(value.AsString, styles, CultureInfo.InvariantCulture, out var parsed)
                    ? parsed
                    : throw Unparsable(value, BsonType.Double);
            case BsonType.Decimal128:
                var number = value.ToDouble();
                return double.IsInfinity(number) && !value.AsDecimal128.IsInfinity ? throw OutOfRange(value) : number;
            case BsonType.Int32 or BsonType.Int64:
                return value.ToDouble();
            default:
                throw Unsupported(value, BsonType.Double);
        }
    }

    private static BsonValue ToDecimal(BsonValue value) => value.Type switch
    {
        BsonType.Boolean => Decimal128.FromInt64(value.AsBoolean ? 1 : 0),
        BsonType.DateTime => Decimal128.FromInt64(value.AsDateTimeMs),
        BsonType.String => Decimal128.TryParse(value.AsString, out var parsed) ? parsed : throw Unparsable(value, BsonType.Decimal128),
        BsonType.Int32 or BsonType.Int64 or BsonType.Double => DecimalMath.FromNumber(value),
        _ => throw Unsupported(value, BsonType.Decimal128),
    };

    private static BsonValue ToDate(BsonValue value) => value.Type switch
    {
        BsonType.Int64 or BsonType.Double or BsonType.Decimal128
            => BsonValue.FromDateTime(Query.ModTest.TryTruncate(value, out var whole) ? whole : throw OutOfRange(value)),
        BsonType.String => DateText.TryParse(value.AsString, out var milliseconds)
            ? BsonValue.FromDateTime(milliseconds)
            : throw new CommandException(ErrorCode.ConversionFailure, $"Error parsing date string '{value.AsString}'"),
        BsonType.ObjectId => BsonValue.FromDateTime(value.AsObjectId.CreationTime.ToUnixTimeMilliseconds()),
        BsonType.Timestamp => BsonValue.FromDateTime(value.AsTimestamp.Seconds * 1000L),
        _ => throw Unsupported(value, BsonType.DateTime),
    };

    private static BsonValue ToObjectId(BsonValue value)
    {
        if (value.Type != BsonType.String)
        {
            throw Unsupported(value, BsonType.ObjectId);
        }

        return ObjectId.TryParse(value.AsString, out var id) ? id : throw Unparsable(value, BsonType.ObjectId);
    }

    private static CommandException Unsupported(BsonValue value, BsonType type) => new(
        ErrorCode.ConversionFailure,
        $"Unsupported conversion from {BsonTypeName.Of(value.Type)} to {BsonTypeName.Of(type)} in $convert with no onError value");

    private static CommandException Unparsable(BsonValue value, BsonType type)
        => new(
            ErrorCode.ConversionFailure, $"Failed to parse {BsonTypeName.Of(type)} '{value.AsString}' in $convert with no onError value");

    private static CommandException OutOfRange(BsonValue value)
        => new(ErrorCode.ConversionFailure, $"Conversion would overflow target type in $convert with no onError value: {value}");
}
