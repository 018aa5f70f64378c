using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Millrace.Bson;

/// <summary>
/// MongoDB Extended JSON v2 (https://github.com/mongodb/specifications, extended-json), written and read. Stateless and thread-safe.
/// </summary>
public static class ExtendedJson
{
    // Quotes, controls and backslashes are escaped; text in any script stays readable. The output is JSON, not HTML.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(BsonDocument document, ExtendedJsonMode mode) => Write((BsonValue)document, mode);

    /// <exception cref="ArgumentException">The value is missing.</exception>
    public static string Write(BsonValue value, ExtendedJsonMode mode)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
            Write(value, writer, mode);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <param name="bson">One document.</param>
    /// <param name="mode">Which form to write.</param>
    /// <exception cref="BsonFormatException">The bytes are not a well-formed document.</exception>
    public static string Write(ReadOnlySpan<byte> bson, ExtendedJsonMode mode)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(bson, buffer, mode);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <inheritdoc cref="Write(ReadOnlySpan{byte}, ExtendedJsonMode)"/>
    public static void Write(ReadOnlySpan<byte> bson, IBufferWriter<byte> output, ExtendedJsonMode mode)
    {
        using var writer = new Utf8JsonWriter(output, WriterOptions);
        Write(bson, writer, mode);
    }

    /// <inheritdoc cref="Write(ReadOnlySpan{byte}, ExtendedJsonMode)"/>
    public static void Write(ReadOnlySpan<byte> bson, Utf8JsonWriter writer, ExtendedJsonMode mode)
    {
        var reader = new BsonReader(bson);
        new ExtendedJsonWriter(writer, mode).WriteDocument(ref reader);
    }

    /// <inheritdoc cref="Write(BsonValue, ExtendedJsonMode)"/>
    public static void Write(BsonValue value, Utf8JsonWriter writer, ExtendedJsonMode mode) =>
        new ExtendedJsonWriter(writer, mode).WriteValue(value);

    /// <exception cref="BsonFormatException">The text is not a well-formed object of Extended JSON.</exception>
    public static BsonDocument ParseDocument(string json) => ParseDocument(ToUtf8(json));

    /// <inheritdoc cref="ParseDocument(string)"/>
    public static BsonDocument ParseDocument(ReadOnlySpan<byte> utf8Json)
    {
        var value = ParseValue(utf8Json);
        return value.IsDocument ? value.AsDocument : throw new BsonFormatException($"The text is a {value.Type}, not a document", 0);
    }

    /// <exception cref="BsonFormatException">The text is not a well-formed value of Extended JSON.</exception>
    public static BsonValue ParseValue(string json) => ParseValue(ToUtf8(json));

    /// <inheritdoc cref="ParseValue(string)"/>
    public static BsonValue ParseValue(ReadOnlySpan<byte> utf8Json)
    {
        MalformedJson.RequireUtf8(utf8Json);
        try
        {
            return ExtendedJsonReader.Read(utf8Json);
        }
        catch (JsonException error)
        {
            throw MalformedJson.Describe(error, utf8Json);
        }
    }

    private static byte[] ToUtf8(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return StrictUtf8.TryGetBytes(json, out var utf8)
            ? utf8
            : throw new BsonFormatException("The text has half a surrogate pair", 0);
    }
}
