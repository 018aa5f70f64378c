using System.Text.Json;

namespace Millrace.Bson;

/// <summary>Turns what the JSON reader reports into this library's one exception for malformed input.</summary>
internal static class MalformedJson
{
    public static BsonFormatException Describe(JsonException error, ReadOnlySpan<byte> utf8Json)
    {
        var message = error.Message;
        var location = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var problem = (location < 0 ? message : message[..location]).TrimEnd('.');
        return new BsonFormatException($"The text is not valid JSON: {problem}", PositionOf(error, utf8Json), error);
    }

    /// <summary>Requires UTF-8, which the JSON reader does not check in strings without escapes.</summary>
    public static void RequireUtf8(ReadOnlySpan<byte> utf8Json)
    {
        var invalid = StrictUtf8.IndexOfInvalid(utf8Json);
        if (invalid >= 0)
            throw new BsonFormatException("The text is not UTF-8", invalid);
    }

    private static long PositionOf(JsonException error, ReadOnlySpan<byte> utf8Json)
    {
        var lineStart = 0;
        for (var line = 0L; line < error.LineNumber.GetValueOrDefault(); line++)
            lineStart += utf8Json[lineStart..].IndexOf((byte)'\n') + 1;
        return lineStart + error.BytePositionInLine.GetValueOrDefault();
    }
}
