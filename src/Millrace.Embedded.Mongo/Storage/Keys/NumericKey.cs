using System.Buffers;
using System.Buffers.Binary;
using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Storage.Keys;

/// <summary>
/// The key bytes of numbers: a type byte, the order-preserving bits of the greatest double not above the number, then 00 when that double
/// <em>is</em> the number, or 01 and the number's decimal digits when it is not (a large int64, most decimal128 values). So equal numbers
/// have equal bytes whatever their BSON type, and all others order by exact value.
/// </summary>
internal static class NumericKey
{
    public const byte TypeByte = 30;

    private const byte Exact = 0;
    private const byte Inexact = 1;
    private const long LargestExactInteger = 1L << 53;

    /// <summary>Appends a number; false when the value is none.</summary>
    public static bool TryAppend(ArrayBufferWriter<byte> key, BsonValue value)
    {
        switch (value.Type)
        {
            case BsonType.Int32:
                AppendDouble(key, value.AsInt32);
                return true;
            case BsonType.Int64:
                AppendInt64(key, value.AsInt64);
                return true;
            case BsonType.Double:
                AppendDouble(key, value.AsDouble);
                return true;
            case BsonType.Decimal128:
                AppendDecimal(key, value);
                return true;
            default:
                return false;
        }
    }

    private static void AppendDouble(ArrayBufferWriter<byte> key, double value)
    {
        AppendOrderedBits(key, value);
        key.AppendByte(Exact);
    }

    private static void AppendInt64(ArrayBufferWriter<byte> key, long value)
    {
        double floor = value;
        if (value is >= -LargestExactInteger and <= LargestExactInteger || (Int128)floor == value)
        {
            AppendDouble(key, floor);
            return;
        }

        if ((Int128)floor > value) floor = Math.BitDecrement(floor);
        AppendOrderedBits(key, floor);
        DecimalDigits.FromInt64(value).AppendTo(key, Inexact);
    }

    private static void AppendDecimal(ArrayBufferWriter<byte> key, BsonValue value)
    {
        Decimal128 number = value.AsDecimal128;
        if (number.IsNaN || number.IsInfinity)
        {
            AppendDouble(key, number.IsNaN ? double.NaN : value.ToDouble());
            return;
        }

        DecimalDigits digits = DecimalDigits.FromDecimal128(number);
        double floor = digits.ToDouble();
        int order = digits.CompareTo(floor);
        if (order == 0)
        {
            AppendDouble(key, floor);
            return;
        }

        if (order < 0) floor = Math.BitDecrement(floor);
        AppendOrderedBits(key, floor);
        digits.AppendTo(key, Inexact);
    }

    private static void AppendOrderedBits(ArrayBufferWriter<byte> key, double value)
    {
        ulong bits;
        if (double.IsNaN(value))
        {
            bits = 0; // below the bits of −Infinity
        }
        else
        {
            long raw = BitConverter.DoubleToInt64Bits(value == 0 ? 0.0 : value); // −0 equals 0
            bits = raw < 0 ? ~(ulong)raw : (ulong)raw | 1UL << 63;
        }

        Span<byte> space = key.GetSpan(9);
        space[0] = TypeByte;
        BinaryPrimitives.WriteUInt64BigEndian(space[1..], bits);
        key.Advance(9);
    }
}
