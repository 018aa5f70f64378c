using System.Globalization;
using System.Text;
using Millrace.Bson;

namespace Millrace.Orchestration.Airflow;

/// <summary>Values as Python writes them. Thread-safe.</summary>
internal static class PythonText
{
    /// <summary>A string literal in ASCII.</summary>
    public static string Of(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            literal.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                >= 0x20 and < 0x7f => ((char)rune.Value).ToString(),
                < 0x10000 => string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
                _ => string.Create(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
            });
        }

        return literal.Append('"').ToString();
    }

    /// <summary>A list of string literals.</summary>
    public static string Of(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Of))}]";

    /// <summary><c>True</c> or <c>False</c>.</summary>
    public static string Of(bool value) => value ? "True" : "False";

    /// <summary>A <c>timedelta</c>.</summary>
    public static string Of(TimeSpan value) =>
        string.Create(CultureInfo.InvariantCulture, $"timedelta(seconds={value.TotalSeconds:0.######})");

    /// <summary>A <c>datetime</c> in UTC.</summary>
    public static string Of(DateTimeOffset instant)
    {
        var utc = instant.UtcDateTime;
        var microseconds = (utc.Millisecond * 1000) + utc.Microsecond;
        List<int> parts = [utc.Year, utc.Month, utc.Day, utc.Hour, utc.Minute, utc.Second, microseconds];
        return $"datetime({string.Join(", ", parts)}, tzinfo=timezone.utc)";
    }

    /// <summary>A number without a needless fraction.</summary>
    public static string Of(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A JSON-like value; dates become text, as Airflow's parameters have them.</summary>
    public static string Of(BsonValue value) => value.Type switch
    {
        BsonType.Null => "None",
        BsonType.Boolean => Of(value.AsBoolean),
        BsonType.Int32 => value.AsInt32.ToString(CultureInfo.InvariantCulture),
        BsonType.Int64 => value.AsInt64.ToString(CultureInfo.InvariantCulture),
        BsonType.Double => Of(value.AsDouble),
        BsonType.DateTime => Of(Iso(value.AsDateTimeMs)),
        BsonType.Array => $"[{string.Join(", ", value.AsArray.Select(Of))}]",
        BsonType.Document => $"{{{string.Join(", ", value.AsDocument.Select(element => $"{Of(element.Name)}: {Of(element.Value)}"))}}}",
        BsonType.String => Of(value.AsString),
        _ => Of(value.ToString()),
    };

    private static string Iso(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        .ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    /// <summary>A variable's name made of an id, unlike those that are taken.</summary>
    public static string Variable(string id, IReadOnlyCollection<string> taken)
    {
        // The prefix keeps clear of digits at the beginning, of Python's words and of the file's own names.
        var stem = "task_" + string.Concat(id.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        var name = stem;
        for (var number = 2; taken.Contains(name); number++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{stem}_{number}");
        }

        return name;
    }
}
