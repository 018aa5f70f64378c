using System.Buffers;
using System.Text;

namespace Millrace.Server.Hosting;

/// <summary>Cells of comma-separated files (RFC 4180). Stateless.</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");
    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789.:,()-/ ");

    /// <summary>
    /// Spreadsheets run a text that begins like a formula; an apostrophe keeps it a text. Signed numbers, times and phone numbers are none.
    /// </summary>
    public static string Harmless(string text)
    {
        var isFormula = text.Length > 0 && (text[0] is '=' or '@' or '\t' or '\r' or '\n'
            || (text[0] is '+' or '-' && text.AsSpan(1).ContainsAnyExcept(OfNumbers)));
        return isFormula ? "'" + text : text;
    }

    /// <summary>Appends a cell, in quotes where it needs them.</summary>
    public static void AppendCell(this StringBuilder line, string cell)
    {
        if (cell.AsSpan().ContainsAny(Quoted))
        {
            line.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            line.Append(cell);
        }
    }
}
