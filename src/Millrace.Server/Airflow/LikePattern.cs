using System.IO.Enumeration;
using System.Text.RegularExpressions;
using Millrace.Server.Hosting;

namespace Millrace.Server.Airflow;

/// <summary>Airflow's <c>*_pattern</c> filters: SQL's LIKE (<c>%</c> any text, <c>_</c> any letter), several joined by <c>|</c>; text
/// without a wildcard is found anywhere. Letter case does not matter. Linear in the text, so no pattern takes long.</summary>
internal static class LikePattern
{
    private const int MostLetters = 1000;

    /// <exception cref="ApiException">The pattern is too long.</exception>
    public static bool Matches(string? pattern, string text)
    {
        Check(pattern);
        if (string.IsNullOrEmpty(pattern) || pattern == "~")
        {
            return true;
        }

        foreach (var part in pattern.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var simple = part.Contains('%') ? part : $"%{part}%";
            if (FileSystemName.MatchesSimpleExpression(Escape(simple), text, ignoreCase: true))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The regular expression that finds the same, for a store to search by; whatever the letters' case.</summary>
    /// <exception cref="ApiException">The pattern is too long.</exception>
    public static string ToRegex(string pattern)
    {
        Check(pattern);
        return string.Join('|', pattern
            .Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Contains('%')
                ? $"^{string.Join(".*", part.Split('%').Select(Regex.Escape))}$"
                : Regex.Escape(part)));
    }

    private static void Check(string? pattern)
    {
        if (pattern is { Length: > MostLetters })
        {
            throw new ApiException(StatusCodes.Status422UnprocessableEntity, $"A pattern has at most {MostLetters} letters.");
        }
    }

    // The framework's matcher calls them * and ?; in LIKE these are ordinary letters.
    private static string Escape(string like) => like
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("*", "\\*", StringComparison.Ordinal)
        .Replace("?", "\\?", StringComparison.Ordinal)
        .Replace('%', '*');
}
