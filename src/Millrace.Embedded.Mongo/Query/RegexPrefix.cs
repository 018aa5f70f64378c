using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>The literal beginning of a pattern such as <c>/^abc/</c>, which bounds the strings that can match.</summary>
internal static class RegexPrefix
{
    private const string Special = @"\.[]{}()*+?^$|#";

    /// <summary>The strings with the pattern's prefix, and the pattern itself as a value; null when it has no usable prefix.</summary>
    public static IReadOnlyList<ValueInterval>? Bounds(BsonRegex regex)
    {
        var prefix = Find(regex);
        if (prefix.Length == 0)
        {
            return null;
        }

        var next = prefix[..^1] + (char)(prefix[^1] + 1);
        return [new ValueInterval(prefix, true, next, false), ValueInterval.Point(regex)];
    }

    private static string Find(BsonRegex regex)
    {
        var pattern = regex.Pattern;
        if (!pattern.StartsWith('^') || regex.Options.AsSpan().IndexOfAny("imx") >= 0 || pattern.Contains('|', StringComparison.Ordinal))
        {
            return "";
        }

        // Letters beyond ASCII would need care at the upper end; the matcher re-checks, so a shorter prefix is as right.
        var end = 1;
        while (end < pattern.Length && char.IsAscii(pattern[end]) && !char.IsControl(pattern[end]) && !Special.Contains(pattern[end]))
        {
            end++;
        }

        // A quantifier behind the last letter makes that letter optional.
        if (end < pattern.Length && pattern[end] is ('*' or '?' or '{'))
        {
            end--;
        }

        return end <= 1 ? "" : pattern[1..end];
    }
}
