using System.IO.Enumeration;

namespace Millrace.Server.Airflow;

/// <summary>Airflow's <c>*_pattern</c> filters: SQL's LIKE (<c>%</c> any text, <c>_</c> any letter), several joined by <c>|</c>; text
/// without a wildcard is found anywhere. Letter case does not matter. Linear in the text, so no pattern takes long.</summary>
internal static class LikePattern
{
    public static bool Matches(string? pattern, string text)
    {
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

    // The framework's matcher calls them * and ?; in LIKE these are ordinary letters.
    private static string Escape(string like) => like
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("*", "\\*", StringComparison.Ordinal)
        .Replace("?", "\\?", StringComparison.Ordinal)
        .Replace('%', '*');
}
