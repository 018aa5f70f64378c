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
    public static void Append(StringBuilder line, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                line.AppendCell(CsvText.Harmless(text));
                break;
            case DateTimeOffset instant:
                line.Append(InstantConverter.Write(instant));
                break;
            case IFormattable number:
                line.Append(number.ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                line.AppendCell(value.ToString() ?? "");
                break;
        }
    }
}
