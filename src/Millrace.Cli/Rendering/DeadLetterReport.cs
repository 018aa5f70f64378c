using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Millrace.Pipelines;
using Millrace.Pipelines.DeadLetters;
using Spectre.Console;

namespace Millrace.Cli.Rendering;

/// <summary>Dead letters as a person reads them. What a record holds cannot drive the terminal, and is cut at a bound.</summary>
internal static class DeadLetterReport
{
    private const int MaxMessage = 60;
    private const int MaxPayload = 64 * 1024;
    private const int MaxHeader = 1024;

    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(DeadLetterCensus census)
    {
        await Console.Out.WriteLineAsync($"Dead letters in {census.Topic}: {census.Open:N0} open, {census.Replayed:N0} replayed");
        if (!census.Rows.Any())
        {
            return;
        }

        var counts = Tables.Plain("Stage", "Reason", "Open#", "Replayed#", "First", "Last");
        foreach (var row in census.Rows)
        {
            counts.AddRow(
                Cell(row.Stage), Cell(row.Reason), Tables.Number(row.Open), Tables.Number(row.Replayed), When(row.First), When(row.Last));
        }

        AnsiConsole.Write(counts);
        var newest = Tables.Plain("Place", "Given up", "Stage", "Reason", "Attempt#", "State", "Message");
        foreach (var stored in census.Newest)
        {
            var letter = stored.Letter;
            newest.AddRow(
                Cell($"{stored.Partition}:{stored.Offset}"),
                When(letter.At),
                Cell(letter.Stage),
                Cell(letter.Reason),
                Tables.Number(letter.Attempt),
                Cell(StateOf(stored)),
                Cell(Cut(letter.Message, MaxMessage)));
        }

        if (newest.Rows.Count > 0)
        {
            AnsiConsole.Write(newest);
            await Console.Out.WriteLineAsync("'millrace dlq show PARTITION:OFFSET' shows one with everything it says.");
        }
    }

    public static async Task WriteAsync(StoredDeadLetter stored)
    {
        var letter = stored.Letter;
        var table = Tables.Plain("Dead letter", stored.Id);
        Row(table, "state", StateOf(stored));
        var by = letter.Group is { } group ? $"{letter.Stage} (group {group})" : letter.Stage;
        Row(table, "given up", $"{RecordHeaders.Format(letter.At)} by {by}");
        Row(table, "reason", letter.Reason);
        Row(table, "message", letter.Message);
        Row(table, "error class", letter.ErrorClass);
        Row(table, "came from", letter.Origin is { } origin ? $"{origin.Topic}/{origin.Partition.Value}/{origin.Offset.Value}" : null);
        Row(table, "its time there", letter.OriginTimestamp is { } time ? RecordHeaders.Format(time) : null);
        Row(table, "attempt", letter.Attempt.ToString(CultureInfo.InvariantCulture));
        Row(table, "first letter", letter.First);
        Row(table, "letter before", letter.Previous);
        Row(table, "key", letter.Key is { } key ? Text(key, MaxHeader) : "(none)");
        foreach (var header in letter.Headers ?? [])
        {
            Row(table, header.Key, Text(header.GetValueBytes() ?? [], MaxHeader));
        }

        AnsiConsole.Write(table);
        await Console.Out.WriteLineAsync(letter.Value is { } value ? Payload(value) : "(no value)");
    }

    /// <summary>A letter for a machine; key, headers and value as text, or base64 where they are not UTF-8.</summary>
    public static object ToJson(StoredDeadLetter stored)
    {
        var letter = stored.Letter;
        return new
        {
            stored.Partition,
            stored.Offset,
            State = StateOf(stored),
            letter.At,
            letter.Stage,
            letter.Reason,
            letter.Message,
            letter.ErrorClass,
            letter.Group,
            letter.Attempt,
            letter.First,
            letter.Previous,
            Origin = letter.Origin is { } origin
                ? new { origin.Topic, Partition = origin.Partition.Value, Offset = origin.Offset.Value, Timestamp = letter.OriginTimestamp }
                : null,
            Key = Bytes(letter.Key),
            Headers = (letter.Headers ?? []).Select(header => new { header.Key, Value = Bytes(header.GetValueBytes()) }),
            Value = Bytes(letter.Value),
        };
    }

    private static string StateOf(StoredDeadLetter stored) => stored.IsReplayed ? "replayed" : "open";

    private static object? Bytes(byte[]? bytes) => bytes switch
    {
        null => null,
        _ when System.Text.Unicode.Utf8.IsValid(bytes) => Encoding.UTF8.GetString(bytes),
        _ => new { base64 = Convert.ToBase64String(bytes) },
    };

    private static string Payload(byte[] value)
    {
        if (value.Length > MaxPayload)
        {
            return $"{Text(value.AsSpan(0, MaxPayload), MaxPayload)}\n… {value.Length - MaxPayload:N0} more bytes; --json gives all";
        }

        try
        {
            return JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(value), Indented);
        }
        catch (JsonException)
        {
            return Text(value, MaxPayload);
        }
    }

    /// <summary>UTF-8 as text; control characters and what is no UTF-8 become dots.</summary>
    private static string Text(ReadOnlySpan<byte> bytes, int most)
    {
        var cut = bytes.Length > most ? bytes[..most] : bytes;
        return Printable(Encoding.UTF8.GetString(cut)) + (bytes.Length > most ? "…" : "");
    }

    private static string Printable(string text) =>
        string.Concat(text.Select(character => char.IsControl(character) || character == '\uFFFD' ? '.' : character));

    private static string Cut(string text, int most) => text.Length > most ? text[..(most - 1)] + "…" : text;

    private static Text Cell(string text) => new(Printable(text));

    private static Text When(DateTimeOffset time) =>
        new(time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));

    private static void Row(Table table, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            table.AddRow(Cell(name), Cell(value));
        }
    }
}
