using System.Buffers;
using System.Text.Json;

namespace Millrace.Bson;

/// <summary>
/// Rewrites JSON text as BSON directly, without a document model in between: integers become int32 or int64 by their size (doubles
/// beyond that), other numbers doubles. Names that repeat are kept. Stateless and thread-safe; what fails leaves the writer as it was.
/// </summary>
public static class JsonTranscoder
{
    /// <summary>Writes one JSON object as a document, at the writer's root or as the next element of the array that is open.</summary>
    /// <param name="utf8Json">One object and nothing but white space around it.</param>
    /// <param name="writer">Where to write.</param>
    /// <param name="maxDepth">Deepest nesting, the documents that are already open in the writer included.</param>
    /// <exception cref="BsonFormatException">
    /// The text is not one well-formed JSON object, is nested too deep, has a number beyond the range of a double or a name with NUL.
    /// </exception>
    public static void Transcode(ReadOnlySpan<byte> utf8Json, BsonWriter writer, int maxDepth = BsonLimits.MaxStoredDepth)
    {
        var reader = OpenReader(utf8Json, writer, maxDepth);
        var state = writer.Save();
        writer.WriteStartDocument();
        FinishOrRestore(ref reader, utf8Json, writer, state);
    }

    /// <summary>Writes one JSON object as an element of the document that is open.</summary>
    /// <inheritdoc cref="Transcode"/>
    public static void TranscodeElement(
        ReadOnlySpan<byte> name, ReadOnlySpan<byte> utf8Json, BsonWriter writer, int maxDepth = BsonLimits.MaxStoredDepth)
    {
        var reader = OpenReader(utf8Json, writer, maxDepth);
        var state = writer.Save();
        writer.WriteStartDocument(name);
        FinishOrRestore(ref reader, utf8Json, writer, state);
    }

    /// <inheritdoc cref="TranscodeElement(ReadOnlySpan{byte}, ReadOnlySpan{byte}, BsonWriter, int)"/>
    public static void TranscodeElement(
        string name, ReadOnlySpan<byte> utf8Json, BsonWriter writer, int maxDepth = BsonLimits.MaxStoredDepth)
    {
        var reader = OpenReader(utf8Json, writer, maxDepth);
        var state = writer.Save();
        writer.WriteStartDocument(name);
        FinishOrRestore(ref reader, utf8Json, writer, state);
    }

    private static Utf8JsonReader OpenReader(ReadOnlySpan<byte> utf8Json, BsonWriter writer, int maxDepth)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxDepth, BsonLimits.MaxDepth);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(maxDepth, writer.Depth);
        MalformedJson.RequireUtf8(utf8Json);
        return new Utf8JsonReader(utf8Json, new JsonReaderOptions { MaxDepth = maxDepth - writer.Depth });
    }

    private static void FinishOrRestore(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8Json, BsonWriter writer, (int Length, int Depth, int NextIndex) state)
    {
        byte[]? scratch = null;
        var isDone = false;
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new BsonFormatException("The text is not a JSON object", reader.TokenStartIndex);
            TranscodeMembers(ref reader, writer, ref scratch);
            isDone = true;
        }
        catch (JsonException error)
        {
            throw MalformedJson.Describe(error, utf8Json);
        }
        finally
        {
            if (scratch is not null)
                ArrayPool<byte>.Shared.Return(scratch);
            if (!isDone)
                writer.Restore(state);
        }
    }

    // Reads to the end of the text, so that the reader also finds what does not belong behind the object.
    private static void TranscodeMembers(ref Utf8JsonReader reader, BsonWriter writer, ref byte[]? scratch)
    {
        ReadOnlySpan<byte> name = default;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.ValueIsEscaped ? UnescapeName(ref reader, ref scratch) : reader.ValueSpan;
                    break;
                case JsonTokenType.String:
                    WriteString(name, ref reader, writer);
                    break;
                case JsonTokenType.Number:
                    WriteNumber(name, ref reader, writer);
                    break;
                case JsonTokenType.True:
                    writer.WriteBoolean(name, value: true);
                    break;
                case JsonTokenType.False:
                    writer.WriteBoolean(name, value: false);
                    break;
                case JsonTokenType.Null:
                    writer.WriteNull(name);
                    break;
                case JsonTokenType.StartObject:
                    writer.WriteStartDocument(name);
                    break;
                case JsonTokenType.StartArray:
                    writer.WriteStartArray(name);
                    break;
                case JsonTokenType.EndObject:
                    writer.WriteEndDocument();
                    break;
                case JsonTokenType.EndArray:
                    writer.WriteEndArray();
                    break;
            }
        }
    }

    private static void WriteNumber(ReadOnlySpan<byte> name, ref Utf8JsonReader reader, BsonWriter writer)
    {
        switch (JsonNumber.Read(ref reader, out var integer, out var number))
        {
            case BsonType.Int32:
                writer.WriteInt32(name, (int)integer);
                break;
            case BsonType.Int64:
                writer.WriteInt64(name, integer);
                break;
            default:
                writer.WriteDouble(name, number);
                break;
        }
    }

    private static void WriteString(ReadOnlySpan<byte> name, ref Utf8JsonReader reader, BsonWriter writer)
    {
        if (!reader.ValueIsEscaped)
        {
            writer.WriteString(name, reader.ValueSpan);
            return;
        }

        // Text is never longer than its escaped form.
        var target = writer.StartString(name, reader.ValueSpan.Length);
        writer.EndString(Unescape(ref reader, target));
    }

    private static ReadOnlySpan<byte> UnescapeName(scoped ref Utf8JsonReader reader, scoped ref byte[]? scratch)
    {
        if (scratch is null || scratch.Length < reader.ValueSpan.Length)
        {
            if (scratch is not null)
                ArrayPool<byte>.Shared.Return(scratch);
            scratch = null;
            scratch = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        }

        var name = scratch.AsSpan(0, Unescape(ref reader, scratch));
        if (name.Contains((byte)0))
            throw new BsonFormatException("The name of a field contains NUL, which BSON does not allow", reader.TokenStartIndex);
        return name;
    }

    private static int Unescape(scoped ref Utf8JsonReader reader, Span<byte> target)
    {
        try
        {
            return reader.CopyString(target);
        }
        catch (InvalidOperationException error)
        {
            throw new BsonFormatException("A text has an escape of half a surrogate pair", reader.TokenStartIndex, error);
        }
    }
}
