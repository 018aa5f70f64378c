using System.Buffers.Binary;

namespace Millrace.Bson;

public sealed partial class BsonWriter
{
    /// <summary>
    /// Starts a string of at most that many bytes; the caller fills the span with UTF-8 and calls <see cref="EndString"/> next.
    /// </summary>
    internal Span<byte> StartString(ReadOnlySpan<byte> name, int maxBytes)
    {
        BeginElement(BsonType.String, name);
        Reserve(checked(maxBytes + sizeof(int) + 1));
        return _buffer.AsSpan(_length + sizeof(int), maxBytes);
    }

    /// <param name="bytes">How many bytes of the span were filled.</param>
    internal void EndString(int bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(_length), bytes + 1);
        _length += sizeof(int) + bytes;
        _buffer[_length++] = 0;
    }

    private void AppendInt32(int value)
    {
        Reserve(sizeof(int));
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(_length), value);
        _length += sizeof(int);
    }

    private void AppendInt64(long value)
    {
        Reserve(sizeof(long));
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.AsSpan(_length), value);
        _length += sizeof(long);
    }

    private void AppendDouble(double value) => AppendInt64(BitConverter.DoubleToInt64Bits(value));

    private void AppendBoolean(bool value)
    {
        Reserve(1);
        _buffer[_length++] = value ? (byte)1 : (byte)0;
    }

    private void AppendString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var length = Encode(value, _length + sizeof(int));
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(_length), length);
        _length += sizeof(int) + length;
    }

    private void AppendString(ReadOnlySpan<byte> utf8)
    {
        Reserve(checked(utf8.Length + sizeof(int) + 1));
        var target = _buffer.AsSpan(_length);
        BinaryPrimitives.WriteInt32LittleEndian(target, utf8.Length + 1);
        utf8.CopyTo(target[sizeof(int)..]);
        target[sizeof(int) + utf8.Length] = 0;
        _length += sizeof(int) + utf8.Length + 1;
    }

    private void AppendBytes(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    private void AppendObjectId(ObjectId value)
    {
        Reserve(ObjectId.ByteCount);
        value.CopyTo(_buffer.AsSpan(_length));
        _length += ObjectId.ByteCount;
    }

    private void AppendTimestamp(BsonTimestamp value)
    {
        AppendInt32((int)value.Increment);
        AppendInt32((int)value.Seconds);
    }

    private void AppendDecimal128(Decimal128 value)
    {
        AppendInt64((long)value.Low);
        AppendInt64((long)value.High);
    }

    private void AppendBinary(byte subtype, ReadOnlySpan<byte> bytes)
    {
        var isOldBinary = subtype == BsonBinary.OldBinarySubtype;
        AppendInt32(bytes.Length + (isOldBinary ? sizeof(int) : 0));
        Reserve(1);
        _buffer[_length++] = subtype;
        if (isOldBinary)
            AppendInt32(bytes.Length);
        AppendBytes(bytes);
    }

    private void AppendRegex(BsonRegex value)
    {
        _length += EncodeCString(value.Pattern, _length);
        _length += EncodeCString(value.Options, _length);
    }

    private void AppendDBPointer(BsonDBPointer value)
    {
        AppendString(value.Namespace);
        AppendObjectId(value.Id);
    }

    private void AppendCodeWithScope(BsonCodeWithScope value)
    {
        var start = _length;
        AppendInt32(0);
        AppendString(value.Code);
        AppendDocument(value.Scope);
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(start), _length - start);
    }

    private void AppendDocument(BsonDocument value)
    {
        Open(NotAnArray);
        value.WriteElementsTo(this);
        Close(isArray: false);
    }

    private void AppendArray(BsonArray value)
    {
        Open(nextIndex: 0);
        foreach (var item in value)
            WriteValue(item);
        Close(isArray: true);
    }

    private void AppendRawDocument(ReadOnlySpan<byte> bson)
    {
        if (BsonReader.DocumentLength(bson) != bson.Length)
            throw new BsonFormatException("Bytes follow the end of the document", 0);
        AppendBytes(bson);
    }

    private void AppendValue(BsonValue value)
    {
        switch (value.Type)
        {
            case BsonType.Double: AppendDouble(value.AsDouble); break;
            case BsonType.String: AppendString(value.AsString); break;
            case BsonType.Document: AppendDocument(value.AsDocument); break;
            case BsonType.Array: AppendArray(value.AsArray); break;
            case BsonType.Binary: AppendBinary(value.AsBinary.Subtype, value.AsBinary.Bytes.Span); break;
            case BsonType.ObjectId: AppendObjectId(value.AsObjectId); break;
            case BsonType.Boolean: AppendBoolean(value.AsBoolean); break;
            case BsonType.DateTime: AppendInt64(value.AsDateTimeMs); break;
            case BsonType.RegularExpression: AppendRegex(value.AsRegex); break;
            case BsonType.DBPointer: AppendDBPointer(value.AsDBPointer); break;
            case BsonType.JavaScript: AppendString(value.AsJavaScript); break;
            case BsonType.Symbol: AppendString(value.AsSymbol); break;
            case BsonType.JavaScriptWithScope: AppendCodeWithScope(value.AsCodeWithScope); break;
            case BsonType.Int32: AppendInt32(value.AsInt32); break;
            case BsonType.Timestamp: AppendTimestamp(value.AsTimestamp); break;
            case BsonType.Int64: AppendInt64(value.AsInt64); break;
            case BsonType.Decimal128: AppendDecimal128(value.AsDecimal128); break;
            default: break; // null, undefined and the two keys are their type byte alone
        }
    }
}
