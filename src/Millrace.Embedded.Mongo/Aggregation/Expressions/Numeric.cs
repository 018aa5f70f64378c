using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>
/// Arithmetic over BSON numbers with MongoDB's types of results: the widest operand's type, an int that overflows becomes a long,
/// a long that overflows becomes a double. Operands must be numbers.
/// </summary>
internal static class Numeric
{
    public static BsonValue Add(BsonValue left, BsonValue right) => Widest(left, right) switch
    {
        BsonType.Decimal128 => ToDecimal(left) + ToDecimal(right),
        BsonType.Double => left.ToDouble() + right.ToDouble(),
        var type => Whole(type, (Int128)ToInt64(left) + ToInt64(right)),
    };

    public static BsonValue Subtract(BsonValue left, BsonValue right) => Widest(left, right) switch
    {
        BsonType.Decimal128 => ToDecimal(left) - ToDecimal(right),
        BsonType.Double => left.ToDouble() - right.ToDouble(),
        var type => Whole(type, (Int128)ToInt64(left) - ToInt64(right)),
    };

    public static BsonValue Multiply(BsonValue left, BsonValue right) => Widest(left, right) switch
    {
        BsonType.Decimal128 => ToDecimal(left) * ToDecimal(right),
        BsonType.Double => left.ToDouble() * right.ToDouble(),
        var type => Whole(type, (Int128)ToInt64(left) * ToInt64(right)),
    };

    /// <summary>Always a double, or a decimal when an operand is one. The divisor must not be zero.</summary>
    public static BsonValue Divide(BsonValue left, BsonValue right) => Widest(left, right) == BsonType.Decimal128
        ? ToDecimal(left) / ToDecimal(right)
        : left.ToDouble() / right.ToDouble();

    /// <summary>The remainder with the dividend's sign. The divisor must not be zero.</summary>
    public static BsonValue Remainder(BsonValue left, BsonValue right) => Widest(left, right) switch
    {
        BsonType.Decimal128 => DecimalMath.Remainder(ToDecimal(left), ToDecimal(right)),
        BsonType.Double => left.ToDouble() % right.ToDouble(),
        var type => Whole(type, ToInt64(right) == -1 ? 0 : ToInt64(left) % ToInt64(right)),
    };

    public static bool IsZero(BsonValue value) => value.Type switch
    {
        BsonType.Int32 => value.AsInt32 == 0,
        BsonType.Int64 => value.AsInt64 == 0,
        BsonType.Double => value.AsDouble == 0,
        _ => BsonComparer.Instance.Compare(value, 0) == 0,
    };

    public static bool IsNaN(BsonValue value)
        => value.Type == BsonType.Double ? double.IsNaN(value.AsDouble) : value.Type == BsonType.Decimal128 && value.AsDecimal128.IsNaN;

    public static Decimal128 ToDecimal(BsonValue value) => DecimalMath.FromNumber(value);

    /// <summary>The wider of two numbers' types: int, long, double, decimal.</summary>
    public static BsonType Widest(BsonValue left, BsonValue right) => Rank(left.Type) >= Rank(right.Type) ? left.Type : right.Type;

    public static long ToInt64(BsonValue value) => value.Type == BsonType.Int32 ? value.AsInt32 : value.AsInt64;

    private static int Rank(BsonType type) => type switch
    {
        BsonType.Int32 => 0,
        BsonType.Int64 => 1,
        BsonType.Double => 2,
        _ => 3,
    };

    /// <summary>A whole number as an int if it is asked for and fits, else as a long, else as a double.</summary>
    public static BsonValue Whole(BsonType type, Int128 value)
    {
        if (type == BsonType.Int32 && value >= int.MinValue && value <= int.MaxValue)
        {
            return (int)value;
        }

        if (value >= long.MinValue && value <= long.MaxValue)
        {
            return (long)value;
        }

        return (double)value;
    }
}
