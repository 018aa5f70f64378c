using System.Text;

namespace Millrace.RandomUsers.Api;

/// <summary>
/// The <c>password</c> parameter: character sets (<c>special</c>, <c>upper</c>, <c>lower</c>, <c>number</c>) and a length
/// (<c>16</c>) or a range of lengths (<c>16-32</c>), by commas, in any order. No set means all of them; no length means 8 to 64.
/// </summary>
internal sealed record PasswordRecipe(string Alphabet, int MinLength, int MaxLength)
{
    private const int DefaultMinLength = 8;
    private const int LongestLength = 64;

    private static readonly (string Name, string Characters)[] Sets =
    [
        ("special", " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"),
        ("upper", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        ("lower", "abcdefghijklmnopqrstuvwxyz"),
        ("number", "0123456789"),
    ];

    /// <summary>Parses the parameter; what is not understood is left out, as the API does.</summary>
    public static PasswordRecipe Parse(string text)
    {
        var chosen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var (min, max) = (DefaultMinLength, LongestLength);
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (TryParseLengths(part, out var lengths))
                (min, max) = lengths;
            else
                chosen.Add(part);
        }

        var alphabet = new StringBuilder();
        foreach (var (name, characters) in Sets)
        {
            if (chosen.Contains(name))
                alphabet.Append(characters);
        }

        return new PasswordRecipe(alphabet.Length > 0 ? alphabet.ToString() : string.Concat(Sets.Select(s => s.Characters)), min, max);
    }

    public string Create(SeededRandom random)
    {
        Span<char> password = stackalloc char[random.Next(MinLength, MaxLength + 1)];
        foreach (ref var character in password)
            character = Alphabet[random.Next(Alphabet.Length)];
        return new string(password);
    }

    private static bool TryParseLengths(string text, out (int Min, int Max) lengths)
    {
        lengths = default;
        var dash = text.IndexOf('-');
        if (!int.TryParse(dash < 0 ? text : text.AsSpan(0, dash), out var first))
            return false;
        var last = first;
        if (dash >= 0 && !int.TryParse(text.AsSpan(dash + 1), out last))
            return false;
        lengths = (Math.Clamp(Math.Min(first, last), 1, LongestLength), Math.Clamp(Math.Max(first, last), 1, LongestLength));
        return true;
    }
}
