using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Millrace.Pipelines.Stream;
using Millrace.Server.Streams.Shapes;

namespace Millrace.Server.Streams;

/// <summary>Records in the API's shapes. Stateless.</summary>
internal static class RecordShapes
{
    private const int ListedBytes = 8 * 1024;
    private const int JsonDepth = 256;
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n"u8);

    /// <summary>A record in a list: a long value is cut.</summary>
    public static RecordRow Listed(TopicRecord record) => Shape(record, ListedBytes);

    /// <summary>A record whole.</summary>
    public static RecordRow Whole(TopicRecord record) => Shape(record, int.MaxValue);

    private static RecordRow Shape(TopicRecord record, int mostBytes)
    {
        var (key, keyFormat) = TextOf(record.Key);
        var isCut = record.Value is { } whole && whole.Length > mostBytes;
        var (value, valueFormat) = isCut ? CutOf(record.Value!.Value, mostBytes) : TextOf(record.Value);
        return new RecordRow(
            record.Partition, record.Offset, record.Timestamp, key, keyFormat, value, valueFormat, isCut, record.Size,
            [.. record.Headers.Select(header => HeaderOf(header.Key, header.Value))]);
    }

    private static HeaderRow HeaderOf(string name, ReadOnlyMemory<byte> value)
    {
        var (text, format) = Utf8.IsValid(value.Span) ? (Encoding.UTF8.GetString(value.Span), "text") : Base64Of(value.Span);
        return new HeaderRow(name, text, format);
    }

    private static (string? Text, string? Format) TextOf(ReadOnlyMemory<byte>? bytes)
    {
        if (bytes is not { } value)
        {
            return (null, null);
        }

        return Utf8.IsValid(value.Span)
            ? (Encoding.UTF8.GetString(value.Span), IsJson(value.Span) ? "json" : "text")
            : Base64Of(value.Span);
    }

    /// <summary>The first bytes, up to a whole character.</summary>
    private static (string? Text, string? Format) CutOf(ReadOnlyMemory<byte> value, int mostBytes)
    {
        for (var length = mostBytes; length > mostBytes - 4; length--)
        {
            if (Utf8.IsValid(value.Span[..length]))
            {
                return (Encoding.UTF8.GetString(value.Span[..length]), "text");
            }
        }

        return Base64Of(value.Span[..mostBytes]);
    }

    private static (string? Text, string? Format) Base64Of(ReadOnlySpan<byte> bytes) => (Convert.ToBase64String(bytes), "base64");

    private static bool IsJson(ReadOnlySpan<byte> value)
    {
        // Keys such as US and numbers are text to a reader, though some are JSON too.
        if (value.IndexOfAnyExcept(Blanks) is not (>= 0 and var first) || value[first] is not ((byte)'{' or (byte)'['))
        {
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(value, new JsonReaderOptions { MaxDepth = JsonDepth });
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
