using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>$mod: a number whose whole part leaves this remainder.</summary>
internal sealed class ModTest(long divisor, long remainder) : ValueTest
{
    public override bool Test(BsonValue value, MatchState state)
        => value.IsNumber && TryTruncate(value, out var whole) && (divisor == -1 ? 0 : whole % divisor) == remainder;

    /// <summary>The whole part of a number; false when it does not fit 64 bits.</summary>
    public static bool TryTruncate(BsonValue value, out long whole)
    {
        whole = 0;
        switch (value.Type)
        {
            case BsonType.Int32:
                whole = value.AsInt32;
                return true;
            case BsonType.Int64:
                whole = value.AsInt64;
                return true;
            case BsonType.Double:
                var real = Math.Truncate(value.AsDouble);
                if (!(real >= -9223372036854775808.0 && real < 9223372036854775808.0))
                {
                    return false;
                }

                whole = (long)real;
                return true;
            default:
                var number = value.AsDecimal128;
                return number.IsFinite && DecimalMath.Round(number, 0, MidpointRounding.ToZero).TryGetInt64(out whole);
        }
    }
}
