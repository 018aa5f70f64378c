using System.Text;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>Strings as sequences of Unicode code points, which is how operators named …CP count.</summary>
internal static class CodePoints
{
    /// <summary>What <c>$trim</c> cuts by default, as MongoDB documents it: ASCII whitespace, NUL and Unicode spaces.</summary>
    public static IReadOnlySet<Rune> Whitespace { get; } = new HashSet<Rune>(
        "\0 \t\n\v\f\r\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A".EnumerateRunes());

    public static Rune[] Of(string text) => [.. text.EnumerateRunes()];

    public static int Count(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    public static string Join(ReadOnlySpan<Rune> runes)
    {
        var text = new StringBuilder(runes.Length);
        foreach (var rune in runes)
        {
            text.Append(rune.ToString());
        }

        return text.ToString();
    }
}
