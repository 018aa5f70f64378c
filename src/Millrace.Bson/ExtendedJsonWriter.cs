using System.Globalization;
using System.Text.Json;

namespace Millrace.Bson;

/// <summary>Writes values in one of the two forms.</summary>
internal readonly struct ExtendedJsonWriter(Utf8JsonWriter writer, ExtendedJsonMode mode)
{
    // Relaxed dates are text from 1970 to the end of 9999, milliseconds since 1970.
    private const long MaxTextDateMs = 253402300799999;

    private bool IsRelaxed => mode == ExtendedJsonMode.Relaxed;

    public void WriteDocument(ref BsonReader reader)
    {
        writer.WriteStartObject();
        while (reader.Read())
        {
            writer.WritePropertyName(reader.Name);
            WriteCurrent(ref reader);
        }

        writer.WriteEndObject();
    }

    public void WriteValue(BsonValue value)
    {
        switch (value.Type)
        {
            case BsonType.Document:
                WriteDocument(value.AsDocument);
                break;
            case BsonType.Array:
                writer.WriteStartArray();
                foreach (var item in value.AsArray)
                    WriteValue(item);
                writer.WriteEndArray();
                break;
            case BsonType.String:
                writer.WriteStringValue(value.AsString);
                break;
            case BsonType.Boolean:
                writer.WriteBooleanValue(value.AsBoolean);
                break;
            case BsonType.Null:
                writer.WriteNullValue();
                break;
            case BsonType.None:
                throw new ArgumentException("A missing value cannot be written.", nameof(value));
            default:
                WriteMarked(value);
                break;
        }
    }

    private void WriteCurrent(ref BsonReader reader)
    {
        if (reader.Type is not (BsonType.Document or BsonType.Array))
        {
            WriteValue(reader.GetValue());
            return;
        }

        var nested = reader.GetDocumentReader();
        if (reader.Type == BsonType.Document)
        {
            WriteDocument(ref nested);
            return;
        }

        writer.WriteStartArray();
        while (nested.Read())
            WriteCurrent(ref nested);
        writer.WriteEndArray();
    }

    private void WriteDocument(BsonDocument document)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in document)
        {
            writer.WritePropertyName(name);
            WriteValue(value);
        }

        writer.WriteEndObject();
    }

    private void WriteMarked(BsonValue value)
    {
        switch (value.Type)
        {
            case BsonType.Int32:
                WriteInteger("$numberInt"u8, value.AsInt32);
                break;
            case BsonType.Int64:
                WriteInteger("$numberLong"u8, value.AsInt64);
                break;
            case BsonType.Double:
                WriteDouble(value.AsDouble);
                break;
            case BsonType.Decimal128:
                WriteWrapped("$numberDecimal"u8, value.AsDecimal128.ToString());
                break;
            case BsonType.DateTime:
                WriteDate(value.AsDateTimeMs);
                break;
            case BsonType.ObjectId:
                WriteWrapped("$oid"u8, value.AsObjectId.ToString());
                break;
            case BsonType.Symbol:
                WriteWrapped("$symbol"u8, value.AsSymbol);
                break;
            case BsonType.JavaScript:
                WriteWrapped("$code"u8, value.AsJavaScript);
                break;
            default:
                writer.WriteStartObject();
                WriteCompound(value);
                writer.WriteEndObject();
                break;
        }
    }

    private void WriteCompound(BsonValue value)
    {
        switch (value.Type)
        {
            case BsonType.Binary:
                WriteBinary(value.AsBinary);
                break;
            case BsonType.RegularExpression:
                writer.WriteStartObject("$regularExpression"u8);
                writer.WriteString("pattern"u8, value.AsRegex.Pattern);
                writer.WriteString("options"u8, value.AsRegex.Options);
                writer.WriteEndObject();
                break;
            case BsonType.Timestamp:
                writer.WriteStartObject("$timestamp"u8);
                writer.WriteNumber("t"u8, value.AsTimestamp.Seconds);
                writer.WriteNumber("i"u8, value.AsTimestamp.Increment);
                writer.WriteEndObject();
                break;
            case BsonType.DBPointer:
                writer.WriteStartObject("$dbPointer"u8);
                writer.WriteString("$ref"u8, value.AsDBPointer.Namespace);
                writer.WritePropertyName("$id"u8);
                WriteWrapped("$oid"u8, value.AsDBPointer.Id.ToString());
                writer.WriteEndObject();
                break;
            case BsonType.JavaScriptWithScope:
                writer.WriteString("$code"u8, value.AsCodeWithScope.Code);
                writer.WritePropertyName("$scope"u8);
                WriteDocument(value.AsCodeWithScope.Scope);
                break;
            case BsonType.Undefined:
                writer.WriteBoolean("$undefined"u8, true);
                break;
            default:
                writer.WriteNumber(value.Type == BsonType.MinKey ? "$minKey"u8 : "$maxKey"u8, 1);
                break;
        }
    }

    private void WriteWrapped(ReadOnlySpan<byte> name, string text)
    {
        writer.WriteStartObject();
        writer.WriteString(name, text);
        writer.WriteEndObject();
    }

    private void WriteInteger(ReadOnlySpan<byte> name, long value)
    {
        if (IsRelaxed)
            writer.WriteNumberValue(value);
        else
            WriteWrapped(name, value.ToString(CultureInfo.InvariantCulture));
    }

    private void WriteDouble(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (double.IsFinite(value) && text.AsSpan().IndexOfAny('.', 'E') < 0)
            text += ".0"; // so that it reads back as a double
        if (IsRelaxed && double.IsFinite(value))
            writer.WriteRawValue(text, skipInputValidation: true);
        else
            WriteWrapped("$numberDouble"u8, text);
    }

    private void WriteDate(long milliseconds)
    {
        writer.WriteStartObject();
        if (IsRelaxed && milliseconds is >= 0 and <= MaxTextDateMs)
        {
            var format = milliseconds % 1000 == 0 ? "yyyy-MM-ddTHH:mm:ssZ" : "yyyy-MM-ddTHH:mm:ss.fffZ";
            var date = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
            writer.WriteString("$date"u8, date.ToString(format, CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WritePropertyName("$date"u8);
            WriteWrapped("$numberLong"u8, milliseconds.ToString(CultureInfo.InvariantCulture));
        }

        writer.WriteEndObject();
    }

    private void WriteBinary(BsonBinary value)
    {
        writer.WriteStartObject("$binary"u8);
        writer.WriteBase64String("base64"u8, value.Bytes.Span);
        writer.WriteString("subType"u8, value.Subtype.ToString("x2", CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }
}
