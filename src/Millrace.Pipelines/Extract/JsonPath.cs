using System.Text;
using System.Text.Json;

namespace Millrace.Pipelines.Extract;

/// <summary>
/// Member names separated by dots, looked up in UTF-8 JSON without building a document. Arrays on the way are searched element by
/// element. Names are compared after unescaping. Immutable, thread-safe.
/// </summary>
internal sealed class JsonPath
{
    private readonly byte[][] _segments;

    private JsonPath(string text, byte[][] segments)
    {
        Text = text;
        _segments = segments;
    }

    public string Text { get; }

    public int Length => _segments.Length;

    public ReadOnlySpan<byte> this[int index] => _segments[index];

    /// <exception cref="PipelineConfigurationException">A member name is empty.</exception>
    public static JsonPath Parse(string text)
    {
        if (text.Length == 0)
        {
            return new JsonPath(text, []);
        }

        var names = text.Split('.');
        if (names.Any(name => name.Length == 0))
        {
            throw new PipelineConfigurationException($"The path '{text}' has an empty member name.");
        }

        return new JsonPath(text, [.. names.Select(Encoding.UTF8.GetBytes)]);
    }

    /// <summary>The first value at the path in valid JSON; false when there is none.</summary>
    public bool TryFind(ReadOnlySpan<byte> json, out JsonSlice value)
    {
        var reader = new Utf8JsonReader(json, JsonLimits.Reader);
        value = default;
        return reader.Read() && TryFind(ref reader, 0, out value);
    }

    /// <summary>The string at the path in valid JSON; null when there is none or it is not a string.</summary>
    public string? FindString(ReadOnlySpan<byte> json)
    {
        if (!TryFind(json, out var value) || value.Type != JsonTokenType.String)
        {
            return null;
        }

        var reader = new Utf8JsonReader(json.Slice(value.Start, value.Length), JsonLimits.Reader);
        return reader.Read() ? reader.GetString() : null;
    }

    /// <summary>The string at the path in valid JSON, or the number as it is written; null when there is neither.</summary>
    public string? FindText(ReadOnlySpan<byte> json)
    {
        if (!TryFind(json, out var value))
        {
            return null;
        }

        return value.Type == JsonTokenType.Number
            ? Encoding.UTF8.GetString(json.Slice(value.Start, value.Length))
            : FindString(json);
    }

    // The reader stands on the first token of a value; after the call it stands on the value's last token, unless found.
    private bool TryFind(ref Utf8JsonReader reader, int depth, out JsonSlice value)
    {
        if (depth == _segments.Length)
        {
            value = JsonSlice.Skip(ref reader);
            return true;
        }

        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (TryFind(ref reader, depth, out value))
                {
                    return true;
                }
            }
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var wanted = reader.ValueTextEquals(_segments[depth]);
                reader.Read();
                if (!wanted)
                {
                    reader.Skip();
                }
                else if (TryFind(ref reader, depth + 1, out value))
                {
                    return true;
                }
            }
        }

        value = default;
        return false;
    }
}
