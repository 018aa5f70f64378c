using System.Buffers.Binary;

namespace Millrace.Bson;

public ref partial struct BsonReader
{
    private const int BinaryHeaderBytes = sizeof(int) + 1;

    // The smallest code with scope: its length, an empty string, an empty document.
    private const int MinScopedCodeBytes = sizeof(int) + sizeof(int) + 1 + BsonLimits.MinDocumentBytes;

    /// <summary>The length of a value, after checking that it lies within what is left of the document.</summary>
    private static int ValueLength(BsonType type, ReadOnlySpan<byte> rest, int origin)
    {
        switch (type)
        {
            case BsonType.Int32:
                return FixedLength(4, rest, origin);
            case BsonType.Double or BsonType.Int64 or BsonType.DateTime or BsonType.Timestamp:
                return FixedLength(8, rest, origin);
            case BsonType.String or BsonType.Symbol or BsonType.JavaScript:
                return StringLength(rest, origin);
            case BsonType.Document or BsonType.Array:
                return DocumentLength(rest, origin);
            case BsonType.ObjectId:
                return FixedLength(ObjectId.ByteCount, rest, origin);
            case BsonType.Decimal128:
                return FixedLength(16, rest, origin);
            case BsonType.Boolean:
                return BooleanLength(rest, origin);
            case BsonType.Null or BsonType.Undefined or BsonType.MinKey or BsonType.MaxKey:
                return 0;
            case BsonType.Binary:
                return BinaryLength(rest, origin);
            case BsonType.RegularExpression:
                var pattern = CStringLength(rest, origin);
                return pattern + CStringLength(rest[pattern..], origin + pattern);
            case BsonType.DBPointer:
                var name = StringLength(rest, origin);
                return name + FixedLength(ObjectId.ByteCount, rest[name..], origin + name);
            case BsonType.JavaScriptWithScope:
                return ScopedCodeLength(rest, origin);
            default:
                throw NoType(type, origin);
        }
    }

    private static int FixedLength(int length, ReadOnlySpan<byte> rest, int origin) =>
        rest.Length >= length ? length : throw Truncated(origin);

    private static int StringLength(ReadOnlySpan<byte> rest, int origin)
    {
        if (rest.Length < sizeof(int))
            throw Truncated(origin);
        var length = BinaryPrimitives.ReadInt32LittleEndian(rest);
        if (length < 1 || length > rest.Length - sizeof(int))
            throw WrongLength("string", length, rest.Length - sizeof(int), origin);
        var total = sizeof(int) + length;
        if (rest[total - 1] != 0)
            throw new BsonFormatException("A string is not terminated by a zero byte", origin + total - 1);
        return total;
    }

    private static int BooleanLength(ReadOnlySpan<byte> rest, int origin)
    {
        if (rest.IsEmpty)
            throw Truncated(origin);
        if (rest[0] > 1)
            throw NoBoolean(rest[0], origin);
        return 1;
    }

    private static int BinaryLength(ReadOnlySpan<byte> rest, int origin)
    {
        if (rest.Length < BinaryHeaderBytes)
            throw Truncated(origin);
        var length = BinaryPrimitives.ReadInt32LittleEndian(rest);
        if (length < 0 || length > rest.Length - BinaryHeaderBytes)
            throw WrongLength("binary value", length, rest.Length - BinaryHeaderBytes, origin);
        if (rest[sizeof(int)] == BsonBinary.OldBinarySubtype)
            RequireInnerLength(rest.Slice(BinaryHeaderBytes, length), origin + BinaryHeaderBytes);
        return BinaryHeaderBytes + length;
    }

    // Subtype 2 repeats the length inside the value.
    private static void RequireInnerLength(ReadOnlySpan<byte> content, int origin)
    {
        if (content.Length < sizeof(int) || BinaryPrimitives.ReadInt32LittleEndian(content) != content.Length - sizeof(int))
            throw new BsonFormatException("The inner length of a binary value of subtype 2 does not match the outer", origin);
    }

    private static int CStringLength(ReadOnlySpan<byte> rest, int origin)
    {
        var length = rest.IndexOf((byte)0);
        return length >= 0 ? length + 1 : throw Truncated(origin);
    }

    private static int ScopedCodeLength(ReadOnlySpan<byte> rest, int origin)
    {
        if (rest.Length < sizeof(int))
            throw Truncated(origin);
        var length = BinaryPrimitives.ReadInt32LittleEndian(rest);
        if (length < MinScopedCodeBytes || length > rest.Length)
            throw WrongLength("code with scope", length, rest.Length, origin);
        var code = StringLength(rest[sizeof(int)..length], origin + sizeof(int));
        var scopeStart = sizeof(int) + code;
        var scope = DocumentLength(rest[scopeStart..length], origin + scopeStart);
        if (scopeStart + scope != length)
            throw new BsonFormatException("The length of a code with scope does not match its content", origin);
        return length;
    }

    // Apart from the code that throws them: composing a message would cost stack space, and so time, on every call that succeeds.
    private static BsonFormatException WrongLength(string what, int length, int available, int origin) =>
        new($"The length of a {what} is {length} bytes, where {available} bytes are left", origin);

    private static BsonFormatException TooDeep(int maxDepth, int origin) =>
        new($"Documents are nested deeper than {maxDepth} levels", origin);

    private static BsonFormatException NoType(BsonType type, int origin) => new($"0x{(byte)type:X2} is not the type of a value", origin);

    private static BsonFormatException NoBoolean(byte value, int origin) => new($"0x{value:X2} is not a boolean", origin);

    private static BsonFormatException Truncated(int origin) => new("A value reaches beyond the end of its document", origin);
}
