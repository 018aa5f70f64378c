using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Storage.Keys;

/// <summary>
/// Writes BSON values as bytes whose unsigned order is MongoDB's order of the values, and that are the same bytes exactly for values
/// that MongoDB calls equal (whatever their numeric type). One leading byte names the type bracket; every value is self-delimiting, so
/// values can be concatenated into a compound key. A key of an index ends with <see cref="KeyEnd"/>.
/// </summary>
internal static class KeyEncoder
{
    /// <summary>Ends a key, an object and an array. Lower than every type byte, so the shorter of two sorts first.</summary>
    public const byte KeyEnd = 4;

    private const int MaxNesting = 200;

    /// <summary>Appends one value; a missing value is written as null.</summary>
    /// <exception cref="CommandException">The value is nested too deeply.</exception>
    public static void Append(ArrayBufferWriter<byte> key, BsonValue value) => Append(key, value, depth: 0);

    /// <summary>Appends one value so that the order of the bytes is the reverse of the values' order.</summary>
    public static void AppendDescending(ArrayBufferWriter<byte> key, BsonValue value)
    {
        int start = key.WrittenCount;
        Append(key, value, depth: 0);
        Invert(key, start);
    }

    public static void AppendEnd(ArrayBufferWriter<byte> key) => key.AppendByte(KeyEnd);

    /// <summary>The bytes of a single ascending value with its end: the form of <c>_id</c> keys.</summary>
    public static void AppendId(ArrayBufferWriter<byte> key, BsonValue id)
    {
        Append(key, id, depth: 0);
        AppendEnd(key);
    }

    private static void Append(ArrayBufferWriter<byte> key, BsonValue value, int depth)
    {
        if (depth > MaxNesting) throw new CommandException(ErrorCode.Overflow, $"a key may not nest deeper than {MaxNesting} levels");
        if (NumericKey.TryAppend(key, value)) return;
        key.AppendByte(TypeByte(value));
        switch (value.Type)
        {
            case BsonType.String:
                AppendString(key, value.AsString);
                break;
            case BsonType.Symbol:
                AppendString(key, value.AsSymbol);
                break;
            case BsonType.JavaScript:
                AppendString(key, value.AsJavaScript);
                break;
            case BsonType.Document:
                AppendObject(key, value.AsDocument, depth);
                break;
            case BsonType.Array:
                foreach (BsonValue item in value.AsArray) Append(key, item, depth + 1);
                AppendEnd(key);
                break;
            case BsonType.Binary:
                AppendBinary(key, value.AsBinary);
                break;
            case BsonType.ObjectId:
                value.AsObjectId.CopyTo(key.GetSpan(12));
                key.Advance(12);
                break;
            case BsonType.DateTime:
                AppendInt64(key, value.AsDateTimeMs);
                break;
            case BsonType.Timestamp:
                BsonTimestamp timestamp = value.AsTimestamp;
                AppendUInt32(key, timestamp.Seconds);
                AppendUInt32(key, timestamp.Increment);
                break;
            case BsonType.RegularExpression:
                BsonRegex regex = value.AsRegex;
                AppendString(key, regex.Pattern);
                AppendString(key, regex.Options);
                break;
            case BsonType.DBPointer:
                AppendDBPointer(key, value.AsDBPointer);
                break;
            case BsonType.JavaScriptWithScope:
                BsonCodeWithScope code = value.AsCodeWithScope;
                AppendString(key, code.Code);
                AppendObject(key, code.Scope, depth);
                break;
            default:
                break; // MinKey, MaxKey, Undefined, Null, missing and booleans are their type byte.
        }
    }

    private static byte TypeByte(BsonValue value) => value.Type switch
    {
        BsonType.MinKey => 10,
        BsonType.Undefined => 15,
        BsonType.None or BsonType.Null => 20,
        BsonType.Double or BsonType.Int32 or BsonType.Int64 or BsonType.Decimal128 => NumericKey.TypeByte,
        BsonType.String or BsonType.Symbol => 60,
        BsonType.Document => 70,
        BsonType.Array => 80,
        BsonType.Binary => 90,
        BsonType.ObjectId => 100,
        BsonType.Boolean => value.AsBoolean ? (byte)111 : (byte)110,
        BsonType.DateTime => 120,
        BsonType.Timestamp => 130,
        BsonType.RegularExpression => 140,
        BsonType.DBPointer => 150,
        BsonType.JavaScript => 160,
        BsonType.JavaScriptWithScope => 170,
        BsonType.MaxKey => 240,
        _ => throw new CommandException(ErrorCode.BadValue, $"a value of BSON type {(byte)value.Type} cannot be a key"),
    };

    // Objects compare element by element: first the type bracket, then the name, then the value.
    private static void AppendObject(ArrayBufferWriter<byte> key, BsonDocument document, int depth)
    {
        foreach (BsonElement element in document)
        {
            byte bracket = TypeByte(element.Value);
            key.AppendByte(bracket == 111 ? (byte)110 : bracket);
            AppendString(key, element.Name);
            Append(key, element.Value, depth + 1);
        }

        AppendEnd(key);
    }

    private static void AppendString(ArrayBufferWriter<byte> key, string text)
    {
        Span<byte> space = key.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length) + 1);
        int length = Encoding.UTF8.GetBytes(text, space);
        if (!space[..length].Contains((byte)0))
        {
            space[length] = 0;
            key.Advance(length + 1);
            return;
        }

        // A zero inside the text becomes 00 FF, which sorts after the terminating 00 and whatever may follow it.
        foreach (byte b in space[..length].ToArray())
        {
            key.AppendByte(b);
            if (b == 0) key.AppendByte(0xFF);
        }

        key.AppendByte(0);
    }

    private static void AppendBinary(ArrayBufferWriter<byte> key, BsonBinary binary)
    {
        AppendUInt32(key, (uint)binary.Bytes.Length);
        key.AppendByte(binary.Subtype);
        key.Write(binary.Bytes.Span);
    }

    private static void AppendDBPointer(ArrayBufferWriter<byte> key, BsonDBPointer pointer)
    {
        byte[] name = Encoding.UTF8.GetBytes(pointer.Namespace);
        AppendUInt32(key, (uint)name.Length);
        key.Write(name);
        pointer.Id.CopyTo(key.GetSpan(12));
        key.Advance(12);
    }

    private static void AppendUInt32(ArrayBufferWriter<byte> key, uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(key.GetSpan(4), value);
        key.Advance(4);
    }

    private static void AppendInt64(ArrayBufferWriter<byte> key, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(key.GetSpan(8), value ^ long.MinValue);
        key.Advance(8);
    }

    private static void Invert(ArrayBufferWriter<byte> key, int start)
    {
        Span<byte> written = System.Runtime.InteropServices.MemoryMarshal.AsMemory(key.WrittenMemory).Span[start..];
        for (int i = 0; i < written.Length; i++) written[i] = (byte)~written[i];
    }
}
