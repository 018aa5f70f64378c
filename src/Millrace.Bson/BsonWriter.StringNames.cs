namespace Millrace.Bson;

// Elements whose names are strings.
public sealed partial class BsonWriter
{
    public void WriteStartDocument(string name)
    {
        BeginElement(BsonType.Document, name);
        Open(NotAnArray);
    }

    public void WriteStartArray(string name)
    {
        BeginElement(BsonType.Array, name);
        Open(nextIndex: 0);
    }

    /// <exception cref="ArgumentException">The value is missing.</exception>
    public void WriteValue(string name, BsonValue value)
    {
        RequireValue(value);
        BeginElement(value.Type, name);
        AppendValue(value);
    }

    /// <summary>
    /// Writes an element whose value is encoded already, as <see cref="BsonReader.ValueSpan"/> gives it. The value is not checked.
    /// </summary>
    public void WriteRawElement(BsonType type, string name, ReadOnlySpan<byte> value)
    {
        BeginElement(type, name);
        AppendBytes(value);
    }

    public void WriteDouble(string name, double value)
    {
        BeginElement(BsonType.Double, name);
        AppendDouble(value);
    }

    public void WriteString(string name, string value)
    {
        BeginElement(BsonType.String, name);
        AppendString(value);
    }

    /// <summary>Writes text that is UTF-8 already; it is not checked.</summary>
    public void WriteString(string name, ReadOnlySpan<byte> utf8)
    {
        BeginElement(BsonType.String, name);
        AppendString(utf8);
    }

    public void WriteBoolean(string name, bool value)
    {
        BeginElement(BsonType.Boolean, name);
        AppendBoolean(value);
    }

    public void WriteInt32(string name, int value)
    {
        BeginElement(BsonType.Int32, name);
        AppendInt32(value);
    }

    public void WriteInt64(string name, long value)
    {
        BeginElement(BsonType.Int64, name);
        AppendInt64(value);
    }

    public void WriteDateTime(string name, long millisecondsSinceEpoch)
    {
        BeginElement(BsonType.DateTime, name);
        AppendInt64(millisecondsSinceEpoch);
    }

    public void WriteNull(string name) => BeginElement(BsonType.Null, name);

    public void WriteUndefined(string name) => BeginElement(BsonType.Undefined, name);

    public void WriteMinKey(string name) => BeginElement(BsonType.MinKey, name);

    public void WriteMaxKey(string name) => BeginElement(BsonType.MaxKey, name);

    public void WriteObjectId(string name, ObjectId value)
    {
        BeginElement(BsonType.ObjectId, name);
        AppendObjectId(value);
    }

    public void WriteTimestamp(string name, BsonTimestamp value)
    {
        BeginElement(BsonType.Timestamp, name);
        AppendTimestamp(value);
    }

    public void WriteDecimal128(string name, Decimal128 value)
    {
        BeginElement(BsonType.Decimal128, name);
        AppendDecimal128(value);
    }

    public void WriteBinary(string name, byte subtype, ReadOnlySpan<byte> bytes)
    {
        BeginElement(BsonType.Binary, name);
        AppendBinary(subtype, bytes);
    }

    public void WriteRegex(string name, BsonRegex value)
    {
        BeginElement(BsonType.RegularExpression, name);
        AppendRegex(value);
    }

    public void WriteSymbol(string name, string value)
    {
        BeginElement(BsonType.Symbol, name);
        AppendString(value);
    }

    public void WriteJavaScript(string name, string code)
    {
        BeginElement(BsonType.JavaScript, name);
        AppendString(code);
    }

    public void WriteDBPointer(string name, BsonDBPointer value)
    {
        BeginElement(BsonType.DBPointer, name);
        AppendDBPointer(value);
    }

    public void WriteCodeWithScope(string name, BsonCodeWithScope value)
    {
        BeginElement(BsonType.JavaScriptWithScope, name);
        AppendCodeWithScope(value);
    }

    /// <summary>Writes bytes that are a document already. Only length and terminator are checked.</summary>
    /// <exception cref="BsonFormatException">They are wrong.</exception>
    public void WriteRawDocument(string name, ReadOnlySpan<byte> bson)
    {
        BeginElement(BsonType.Document, name);
        AppendRawDocument(bson);
    }

    /// <summary>Writes bytes that are a document already. Only length and terminator are checked.</summary>
    /// <exception cref="BsonFormatException">They are wrong.</exception>
    public void WriteRawArray(string name, ReadOnlySpan<byte> bson)
    {
        BeginElement(BsonType.Array, name);
        AppendRawDocument(bson);
    }
}
