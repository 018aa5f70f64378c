using System.Globalization;
using Millrace.Pipelines.Stream;
using Millrace.RandomUsers;

namespace Millrace.Cli.Settings;

/// <summary>Reads the values of settings. Each method throws <see cref="FormatException"/> with a sentence that says what is
/// expected.</summary>
internal static class SettingParser
{
    public static string Text(string text) =>
        string.IsNullOrWhiteSpace(text) ? throw new FormatException("it must not be empty.") : text.Trim();

    public static string Folder(string text) => Path.GetFullPath(Text(text));

    /// <summary>A TCP port; 0 lets the system choose a free one.</summary>
    public static int Port(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535
            ? port
            : throw new FormatException("a port is a number from 0 to 65535.");

    public static Func<string, int> Count(int minimum, int maximum) => text =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= minimum && count <= maximum
            ? count
            : throw new FormatException($"it must be a whole number from {minimum} to {maximum}.");

    /// <summary>A length of time: <c>500ms</c>, <c>5s</c>, <c>2m</c>, <c>1h</c>, or <c>hh:mm:ss</c>.</summary>
    public static TimeSpan Duration(string text)
    {
        (string Unit, TimeSpan Length)[] units =
        [
            ("ms", TimeSpan.FromMilliseconds(1)),
            ("s", TimeSpan.FromSeconds(1)),
            ("m", TimeSpan.FromMinutes(1)),
            ("h", TimeSpan.FromHours(1)),
        ];
        foreach (var (unit, length) in units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && double.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
                && amount * length.TotalDays <= 365)
            {
                return amount * length;
            }
        }

        return text.Contains(':', StringComparison.Ordinal)
            && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span >= TimeSpan.Zero && span.TotalDays <= 365
            ? span
            : throw new FormatException("a duration is a number with a unit, such as 500ms, 5s, 2m or 1h (or hh:mm:ss), up to a year.");
    }

    /// <summary>A comma-separated list without empty or repeated items.</summary>
    public static IReadOnlyList<string> List(string text)
    {
        var items = text.Split(',', StringSplitOptions.TrimEntries);
        return items.Length == 0
            || items.Any(item => item.Length == 0)
            || items.Distinct(StringComparer.OrdinalIgnoreCase).Count() != items.Length
            ? throw new FormatException("it must be a comma-separated list without empty or repeated items, such as US,UA,CH,AU.")
            : items;
    }

    /// <summary>Codes of two letters in any case; whether the API has them is the pipeline's to say.</summary>
    public static IReadOnlyList<string> Nationalities(string text)
    {
        var codes = List(text).Select(code => code.ToUpperInvariant()).ToArray();
        return codes.All(code => code.Length == 2 && code.All(char.IsAsciiLetterUpper))
            ? codes
            : throw new FormatException("a nationality is a code of two letters, such as US; separate several by commas.");
    }

    /// <summary><c>live</c>, <c>builtin</c> or an http or https URL.</summary>
    public static string Source(string text) =>
        text is UserSource.Live or UserSource.BuiltIn
            || (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps))
            ? text
            : throw new FormatException("it must be live, builtin or an http or https URL.");

    public static Uri HttpUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? url
            : throw new FormatException("it must be an http or https URL.");

    public static StreamCompression? Compression(string text) =>
        Enum.GetNames<StreamCompression>().Contains(text, StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<StreamCompression>(text, ignoreCase: true)
            : throw new FormatException("the codecs are none, gzip, snappy, lz4 and zstd.");

    public static string BootstrapServers(string text) =>
        List(text).All(IsHostAndPort) ? text : throw new FormatException("it must be HOST:PORT, several separated by commas.");

    public static string MongoUri(string text) =>
        text.StartsWith("mongodb://", StringComparison.Ordinal) || text.StartsWith("mongodb+srv://", StringComparison.Ordinal)
            ? text
            : throw new FormatException("a MongoDB URI starts with mongodb:// or mongodb+srv://.");

    private static bool IsHostAndPort(string address)
    {
        var colon = address.LastIndexOf(':');
        return colon > 0 && int.TryParse(address[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and <= 65535;
    }
}
