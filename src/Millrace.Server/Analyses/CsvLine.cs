using System.Globalization;
using System.Text;
using Millrace.Server.Hosting;

namespace Millrace.Server.Analyses;

/// <summary>
/// Writes values of comma-separated files (RFC 4180). Texts that a spreadsheet would take for a formula get an apostrophe in front: they
/// come from outside. Numbers are written as they are.
/// </summary>
internal static class CsvLine
{
    // A tab and a line's end make some programs look at what comes after.
    private const string Dangerous = "=+-@\t\r\n";

    public static void Append(StringBuilder line, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                AppendText(line, text.Length > 0 && Dangerous.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text);
                break;
            case DateTimeOffset instant:
                line.Append(InstantConverter.Write(instant));
                break;
            case IFormattable number:
                line.Append(number.ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                AppendText(line, value.ToString() ?? "");
                break;
        }
    }

    private static void AppendText(StringBuilder line, string text)
    {
        if (!text.AsSpan().ContainsAny(",\"\r\n"))
        {
            line.Append(text);
            return;
        }

        line.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
