namespace Millrace.Bson;

// Elements without a name: the next of the array that is open.
public sealed partial class BsonWriter
{
    /// <exception cref="ArgumentException">The value is missing.</exception>
    public void WriteValue(BsonValue value)
    {
        RequireValue(value);
        BeginArrayElement(value.Type);
        AppendValue(value);
    }

    /// <summary>Writes bytes that are a document already, at the root or in an array. Only length and terminator are checked.</summary>
    /// <exception cref="BsonFormatException">They are wrong.</exception>
    public void WriteRawDocument(ReadOnlySpan<byte> bson)
    {
        if (_depth > 0)
            BeginArrayElement(BsonType.Document);
        AppendRawDocument(bson);
    }

    public void WriteDouble(double value)
    {
        BeginArrayElement(BsonType.Double);
        AppendDouble(value);
    }

    public void WriteString(string value)
    {
        BeginArrayElement(BsonType.String);
        AppendString(value);
    }

    /// <summary>Writes text that is UTF-8 already; it is not checked.</summary>
    public void WriteString(ReadOnlySpan<byte> utf8)
    {
        BeginArrayElement(BsonType.String);
        AppendString(utf8);
    }

    public void WriteBoolean(bool value)
    {
        BeginArrayElement(BsonType.Boolean);
        AppendBoolean(value);
    }

    public void WriteInt32(int value)
    {
        BeginArrayElement(BsonType.Int32);
        AppendInt32(value);
    }

    public void WriteInt64(long value)
    {
        BeginArrayElement(BsonType.Int64);
        AppendInt64(value);
    }

    public void WriteDateTime(long millisecondsSinceEpoch)
    {
        BeginArrayElement(BsonType.DateTime);
        AppendInt64(millisecondsSinceEpoch);
    }

    public void WriteNull() => BeginArrayElement(BsonType.Null);

    public void WriteUndefined() => BeginArrayElement(BsonType.Undefined);

    public void WriteMinKey() => BeginArrayElement(BsonType.MinKey);

    public void WriteMaxKey() => BeginArrayElement(BsonType.MaxKey);

    public void WriteObjectId(ObjectId value)
    {
        BeginArrayElement(BsonType.ObjectId);
        AppendObjectId(value);
    }

    public void WriteTimestamp(BsonTimestamp value)
    {
        BeginArrayElement(BsonType.Timestamp);
        AppendTimestamp(value);
    }

    public void WriteDecimal128(Decimal128 value)
    {
        BeginArrayElement(BsonType.Decimal128);
        AppendDecimal128(value);
    }

    public void WriteBinary(byte subtype, ReadOnlySpan<byte> bytes)
    {
        BeginArrayElement(BsonType.Binary);
        AppendBinary(subtype, bytes);
    }

    public void WriteRegex(BsonRegex value)
    {
        BeginArrayElement(BsonType.RegularExpression);
        AppendRegex(value);
    }

    public void WriteSymbol(string value)
    {
        BeginArrayElement(BsonType.Symbol);
        AppendString(value);
    }

    public void WriteJavaScript(string code)
    {
        BeginArrayElement(BsonType.JavaScript);
        AppendString(code);
    }

    public void WriteDBPointer(BsonDBPointer value)
    {
        BeginArrayElement(BsonType.DBPointer);
        AppendDBPointer(value);
    }

    public void WriteCodeWithScope(BsonCodeWithScope value)
    {
        BeginArrayElement(BsonType.JavaScriptWithScope);
        AppendCodeWithScope(value);
    }

    /// <summary>Writes bytes that are a document already. Only length and terminator are checked.</summary>
    /// <exception cref="BsonFormatException">They are wrong.</exception>
    public void WriteRawArray(ReadOnlySpan<byte> bson)
    {
        BeginArrayElement(BsonType.Array);
        AppendRawDocument(bson);
    }

    private static void RequireValue(BsonValue value)
    {
        if (value.IsMissing)
            throw new ArgumentException("A missing value cannot be written.", nameof(value));
    }
}
