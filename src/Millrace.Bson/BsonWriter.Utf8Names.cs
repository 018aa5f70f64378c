namespace Millrace.Bson;

// Elements whose names are UTF-8 already: the fast way.
public sealed partial class BsonWriter
{
    public void WriteStartDocument(ReadOnlySpan<byte> name)
    {
        BeginElement(BsonType.Document, name);
        Open(NotAnArray);
    }

    public void WriteStartArray(ReadOnlySpan<byte> name)
    {
        BeginElement(BsonType.Array, name);
        Open(nextIndex: 0);
    }

    /// <exception cref="ArgumentException">The value is missing.</exception>
    public void WriteValue(ReadOnlySpan<byte> name, BsonValue value)
    {
        RequireValue(value);
        BeginElement(value.Type, name);
        AppendValue(value);
    }

    /// <summary>
    /// Writes an element whose value is encoded already, as <see cref="BsonReader.ValueSpan"/> gives it. The value is not checked.
    /// </summary>
    public void WriteRawElement(BsonType type, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        BeginElement(type, name);
        AppendBytes(value);
    }

    public void WriteDouble(ReadOnlySpan<byte> name, double value)
    {
        BeginElement(BsonType.Double, name);
        AppendDouble(value);
    }

    public void WriteString(ReadOnlySpan<byte> name, string value)
    {
        BeginElement(BsonType.String, name);
        AppendString(value);
    }

    /// <summary>Writes text that is UTF-8 already; it is not checked.</summary>
    public void WriteString(ReadOnlySpan<byte> name, ReadOnlySpan<byte> utf8)
    {
        BeginElement(BsonType.String, name);
        AppendString(utf8);
    }

    public void WriteBoolean(ReadOnlySpan<byte> name, bool value)
    {
        BeginElement(BsonType.Boolean, name);
        AppendBoolean(value);
    }

    public void WriteInt32(ReadOnlySpan<byte> name, int value)
    {
        BeginElement(BsonType.Int32, name);
        AppendInt32(value);
    }

    public void WriteInt64(ReadOnlySpan<byte> name, long value)
    {
        BeginElement(BsonType.Int64, name);
        AppendInt64(value);
    }

    public void WriteDateTime(ReadOnlySpan<byte> name, long millisecondsSinceEpoch)
    {
        BeginElement(BsonType.DateTime, name);
        AppendInt64(millisecondsSinceEpoch);
    }

    public void WriteNull(ReadOnlySpan<byte> name) => BeginElement(BsonType.Null, name);

    public void WriteUndefined(ReadOnlySpan<byte> name) => BeginElement(BsonType.Undefined, name);

    public void WriteMinKey(ReadOnlySpan<byte> name) => BeginElement(BsonType.MinKey, name);

    public void WriteMaxKey(ReadOnlySpan<byte> name) => BeginElement(BsonType.MaxKey, name);

    public void WriteObjectId(ReadOnlySpan<byte> name, ObjectId value)
    {
        BeginElement(BsonType.ObjectId, name);
        AppendObjectId(value);
    }

    public void WriteTimestamp(ReadOnlySpan<byte> name, BsonTimestamp value)
    {
        BeginElement(BsonType.Timestamp, name);
        AppendTimestamp(value);
    }

    public void WriteDecimal128(ReadOnlySpan<byte> name, Decimal128 value)
    {
        BeginElement(BsonType.Decimal128, name);
        AppendDecimal128(value);
    }

    public void WriteBinary(ReadOnlySpan<byte> name, byte subtype, ReadOnlySpan<byte> bytes)
    {
        BeginElement(BsonType.Binary, name);
        AppendBinary(subtype, bytes);
    }

    public void WriteRegex(ReadOnlySpan<byte> name, BsonRegex value)
    {
        BeginElement(BsonType.RegularExpression, name);
        AppendRegex(value);
    }

    public void WriteSymbol(ReadOnlySpan<byte> name, string value)
    {
        BeginElement(BsonType.Symbol, name);
        AppendString(value);
    }

    public void WriteJavaScript(ReadOnlySpan<byte> name, string code)
    {
        BeginElement(BsonType.JavaScript, name);
        AppendString(code);
    }

    public void WriteDBPointer(ReadOnlySpan<byte> name, BsonDBPointer value)
    {
        BeginElement(BsonType.DBPointer, name);
        AppendDBPointer(value);
    }

    public void WriteCodeWithScope(ReadOnlySpan<byte> name, BsonCodeWithScope value)
    {
        BeginElement(BsonType.JavaScriptWithScope, name);
        AppendCodeWithScope(value);
    }

    /// <summary>Writes bytes that are a document already. Only length and terminator are checked.</summary>
    /// <exception cref="BsonFormatException">They are wrong.</exception>
    public void WriteRawDocument(ReadOnlySpan<byte> name, ReadOnlySpan<byte> bson)
    {
        BeginElement(BsonType.Document, name);
        AppendRawDocument(bson);
    }

    /// <summary>Writes bytes that are a document already. Only length and terminator are checked.</summary>
    /// <exception cref="BsonFormatException">They are wrong.</exception>
    public void WriteRawArray(ReadOnlySpan<byte> name, ReadOnlySpan<byte> bson)
    {
        BeginElement(BsonType.Array, name);
        AppendRawDocument(bson);
    }
}
