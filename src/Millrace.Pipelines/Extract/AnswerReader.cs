using System.Text.Json;
using System.Text.Unicode;

namespace Millrace.Pipelines.Extract;

/// <summary>
/// Finds the records in an answer. The whole answer is read before a single record is handed out, so nothing is ever taken from one
/// that is cut off or malformed. Thread-safe.
/// </summary>
internal sealed class AnswerReader(HttpSourceDefinition definition)
{
    private const int MaxQuotedLength = 200;
    private readonly JsonPath _recordsPath = JsonPath.Parse(definition.RecordsPath);
    private readonly JsonPath? _errorPath = definition.ErrorPath is { } path ? JsonPath.Parse(path) : null;

    /// <summary>Where each record lies in <paramref name="answer"/>.</summary>
    /// <param name="answer">The body.</param>
    /// <param name="url">The address it came from, for messages.</param>
    /// <exception cref="ExtractException">The answer is not JSON, is cut off, is an error, or has no array of records.</exception>
    public List<JsonSlice> Read(ReadOnlySpan<byte> answer, string url)
    {
        CheckWhole(answer, url);
        if (_recordsPath.TryFind(answer, out var array) && array.Type == JsonTokenType.StartArray)
        {
            return Split(answer, array);
        }

        if (_errorPath is not null && _errorPath.TryFind(answer, out var error))
        {
            var text = error.Type == JsonTokenType.String ? _errorPath.FindString(answer)! : $"a {error.Type}";
            throw new ExtractException($"{url} answered with an error: {Quotable(text)}.") { IsTransient = true };
        }

        throw new ExtractException(
            $"{url} answered with JSON that has no array at '{_recordsPath.Text}': it is not the API the source definition describes.");
    }

    private static void CheckWhole(ReadOnlySpan<byte> answer, string url)
    {
        var start = answer.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty)
        {
            throw new ExtractException($"{url} answered with an empty body.") { IsTransient = true };
        }

        if (start[0] is not ((byte)'{' or (byte)'['))
        {
            var what = start[0] == (byte)'<' ? "HTML or XML" : "text";
            throw new ExtractException($"{url} answered with {what} where JSON was expected.") { IsTransient = true };
        }

        if (!Utf8.IsValid(answer))
        {
            throw new ExtractException($"{url} answered with bytes that are not UTF-8.") { IsTransient = true };
        }

        var reader = new Utf8JsonReader(answer, JsonLimits.Reader);
        try
        {
            while (reader.Read())
            {
                // Unescaping is where a lone surrogate shows; names and strings are read again later and must not fail then.
                if (reader.ValueIsEscaped && reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    _ = reader.GetString();
                }
            }
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            throw new ExtractException(
                $"{url} answered with JSON that is cut off or malformed near byte {reader.BytesConsumed} of {answer.Length}.", malformed)
            {
                IsTransient = true,
            };
        }
    }

    private static List<JsonSlice> Split(ReadOnlySpan<byte> answer, JsonSlice array)
    {
        var records = new List<JsonSlice>();
        var reader = new Utf8JsonReader(answer.Slice(array.Start, array.Length), JsonLimits.Reader);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var record = JsonSlice.Skip(ref reader);
            records.Add(record with { Start = record.Start + array.Start });
        }

        return records;
    }

    /// <summary>A foreign message made fit for one line of a log: bounded, without control characters, without a final full stop.</summary>
    private static string Quotable(string text)
    {
        var cut = text.Length > MaxQuotedLength ? string.Concat(text.AsSpan(0, MaxQuotedLength), "…") : text;
        return string.Concat(cut.Select(c => char.IsControl(c) ? ' ' : c)).Trim().TrimEnd('.');
    }
}
