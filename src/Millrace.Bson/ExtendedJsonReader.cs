using System.Text.Json;

namespace Millrace.Bson;

/// <summary>
/// Reads Extended JSON: plain JSON into values, and objects whose first name is that of a type marker into what they stand for.
/// </summary>
internal static class ExtendedJsonReader
{
    // A value at the deepest level may itself be written as objects within objects.
    private const int MarkerLevels = 3;

    /// <exception cref="JsonException">The text is not JSON.</exception>
    /// <exception cref="BsonFormatException">A type marker is malformed, or a limit is exceeded.</exception>
    public static BsonValue Read(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json, new JsonReaderOptions { MaxDepth = BsonLimits.MaxDepth + MarkerLevels });
        reader.Read();
        var value = ReadValue(ref reader, depth: 1);
        reader.Read(); // finds what does not belong behind the value
        return value;
    }

    private static BsonValue ReadValue(ref Utf8JsonReader reader, int depth) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref reader, depth),
        JsonTokenType.StartArray => ReadArray(ref reader, depth),
        JsonTokenType.String => ReadText(ref reader),
        JsonTokenType.Number => ReadNumber(ref reader),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => BsonValue.Null,
    };

    private static BsonValue ReadNumber(ref Utf8JsonReader reader) => JsonNumber.Read(ref reader, out var integer, out var number) switch
    {
        // Without the cast the compiler would make all three a double.
        BsonType.Int32 => (BsonValue)(int)integer,
        BsonType.Int64 => integer,
        _ => number,
    };

    private static BsonValue ReadObject(ref Utf8JsonReader reader, int depth)
    {
        var start = reader.TokenStartIndex;
        var document = new BsonDocument();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = ReadName(ref reader);
            reader.Read();
            document.Add(name, ReadValue(ref reader, depth + 1));
        }

        if (TypeMarkers.TryConvert(document, start, out var value))
            return value;
        RequireDepth(depth, start);
        return document;
    }

    private static BsonValue ReadArray(ref Utf8JsonReader reader, int depth)
    {
        RequireDepth(depth, reader.TokenStartIndex);
        var array = new BsonArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            array.Add(ReadValue(ref reader, depth + 1));
        return array;
    }

    private static void RequireDepth(int depth, long position)
    {
        if (depth > BsonLimits.MaxDepth)
            throw new BsonFormatException($"Documents are nested deeper than {BsonLimits.MaxDepth} levels", position);
    }

    private static string ReadName(ref Utf8JsonReader reader)
    {
        var name = ReadText(ref reader);
        if (name.Contains('\0'))
            throw new BsonFormatException("The name of a field contains NUL, which BSON does not allow", reader.TokenStartIndex);
        return name;
    }

    private static string ReadText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw new BsonFormatException("A text has an escape of half a surrogate pair", reader.TokenStartIndex, error);
        }
    }
}
