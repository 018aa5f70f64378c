using System.Numerics;
using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>$bitsAllSet, $bitsAllClear, $bitsAnySet, $bitsAnyClear over whole numbers and binary data.</summary>
internal sealed class BitsTest(BigInteger mask, BitsKind kind) : ValueTest
{
    public override bool Test(BsonValue value, MatchState state)
    {
        if (!TryGetBits(value, out var bits))
        {
            return false;
        }

        var set = bits & mask;
        return kind switch
        {
            BitsKind.AllSet => set == mask,
            BitsKind.AllClear => set.IsZero,
            BitsKind.AnySet => !set.IsZero,
            _ => set != mask,
        };
    }

    /// <summary>A number's bits with its sign extended without end; binary data's bits from the lowest of its first byte.</summary>
    private static bool TryGetBits(BsonValue value, out BigInteger bits)
    {
        bits = default;
        if (value.Type == BsonType.Binary)
        {
            bits = new BigInteger(value.AsBinary.Bytes.Span, isUnsigned: true);
            return true;
        }

        if (!value.TryGetWholeInt64(out var number))
        {
            return false;
        }

        bits = number;
        return true;
    }
}
