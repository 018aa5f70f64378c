using System.Text;

namespace Millrace.RandomUsers.Api;

/// <summary>Fills the patterns of <see cref="Nationality"/>.</summary>
internal static class Pattern
{
    public static string Fill(string pattern, SeededRandom random, DateTimeOffset born, bool isMale)
    {
        var chosen = pattern.AsSpan();
        if (pattern.Contains('|'))
            chosen = random.Pick(pattern.Split('|'));
        var text = new StringBuilder(chosen.Length + 8);
        foreach (var symbol in chosen)
        {
            _ = symbol switch
            {
                '#' => text.Append((char)('0' + random.Next(10))),
                '@' => text.Append((char)('1' + random.Next(9))),
                '?' => text.Append((char)('A' + random.Next(26))),
                'd' => text.Append($"{born.Day:00}"),
                'm' => text.Append($"{born.Month:00}"),
                'y' => text.Append($"{born.Year % 100:00}"),
                'x' => text.Append(isMale ? '1' : '2'),
                _ => text.Append(symbol),
            };
        }

        return text.ToString();
    }
}
