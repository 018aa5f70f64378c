using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>How expressions see values.</summary>
internal static class ValueExtensions
{
    /// <summary>Missing, null or undefined: what most operators answer with null.</summary>
    public static bool IsNullish(this BsonValue value) => value.Type is BsonType.None or BsonType.Null or BsonType.Undefined;

    /// <summary>Everything is true but missing, null, undefined, false and zero.</summary>
    public static bool IsTrue(this BsonValue value) => value.Type switch
    {
        BsonType.None or BsonType.Null or BsonType.Undefined => false,
        BsonType.Boolean => value.AsBoolean,
        BsonType.Int32 => value.AsInt32 != 0,
        BsonType.Int64 => value.AsInt64 != 0,
        BsonType.Double => value.AsDouble != 0,
        BsonType.Decimal128 => BsonComparer.Instance.Compare(value, 0) != 0,
        _ => true,
    };

    /// <summary>The value where a document or array needs one: null in place of missing.</summary>
    public static BsonValue OrNull(this BsonValue value) => value.IsMissing ? BsonValue.Null : value;

    /// <summary>The whole number that a number stands for; false for fractions, NaN, other types and what does not fit 32 bits.</summary>
    public static bool TryGetWholeInt32(this BsonValue value, out int number)
    {
        number = 0;
        if (!value.TryGetWholeInt64(out var whole) || whole is < int.MinValue or > int.MaxValue)
        {
            return false;
        }

        number = (int)whole;
        return true;
    }

    /// <summary>The whole number that a number stands for; false for fractions, NaN, other types and what does not fit 64 bits.</summary>
    public static bool TryGetWholeInt64(this BsonValue value, out long number)
    {
        number = 0;
        switch (value.Type)
        {
            case BsonType.Int32:
                number = value.AsInt32;
                return true;
            case BsonType.Int64:
                number = value.AsInt64;
                return true;
            case BsonType.Double:
                var real = value.AsDouble;
                if (double.IsNaN(real) || real != Math.Truncate(real) || real is < -9223372036854775808.0 or >= 9223372036854775808.0)
                {
                    return false;
                }

                number = (long)real;
                return true;
            case BsonType.Decimal128:
                return DecimalMath.TryToInt64(value.AsDecimal128, out number);
            default:
                return false;
        }
    }

    /// <summary>True when both are equal in MongoDB's order: 1 equals 1.0, missing is not null.</summary>
    public static bool SameAs(this BsonValue left, BsonValue right) => left.CompareTo(right) == 0;

    /// <summary>MongoDB's order of any two values; in expressions missing sorts with undefined, before null.</summary>
    public static int CompareTo(this BsonValue left, BsonValue right) => BsonComparer.Instance.Compare(left, right);
}
