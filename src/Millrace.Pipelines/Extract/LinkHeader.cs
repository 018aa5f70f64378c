namespace Millrace.Pipelines.Extract;

/// <summary>The header <c>Link</c> by RFC 8288, as far as finding the next page needs it.</summary>
internal static class LinkHeader
{
    /// <summary>The target of the first link whose relation types include <c>next</c>; null when there is none. Links about another
    /// resource (<c>anchor</c>) do not count, and what is malformed ends the search in its value.</summary>
    public static string? FindNext(IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            var rest = value.AsSpan();
            while (TryReadLink(ref rest, out var target, out var isNext))
            {
                if (isNext)
                {
                    return target;
                }
            }
        }

        return null;
    }

    private static bool TryReadLink(ref ReadOnlySpan<char> rest, out string target, out bool isNext)
    {
        target = "";
        isNext = false;
        rest = rest.TrimStart(" \t,");
        var end = rest.IndexOf('>');
        if (rest.IsEmpty || rest[0] != '<' || end < 0)
        {
            return false;
        }

        target = rest[1..end].Trim().ToString();
        rest = rest[(end + 1)..].TrimStart();
        var (seenRel, anchored) = (false, false);
        while (!rest.IsEmpty && rest[0] == ';')
        {
            if (!TryReadParameter(ref rest, out var name, out var parameter))
            {
                return false;
            }

            if (name.Equals("rel", StringComparison.OrdinalIgnoreCase) && !seenRel)
            {
                seenRel = true; // only the first counts
                isNext = parameter.Split(' ').Contains("next", StringComparer.OrdinalIgnoreCase);
            }

            anchored |= name.Equals("anchor", StringComparison.OrdinalIgnoreCase);
        }

        isNext &= !anchored;
        return true;
    }

    private static bool TryReadParameter(ref ReadOnlySpan<char> rest, out string name, out string value)
    {
        rest = rest[1..].TrimStart();
        var end = rest.IndexOfAny("=;,");
        end = end < 0 ? rest.Length : end;
        name = rest[..end].Trim().ToString();
        value = "";
        rest = rest[end..];
        if (rest.IsEmpty || rest[0] != '=')
        {
            return true;
        }

        rest = rest[1..].TrimStart();
        if (rest.IsEmpty || rest[0] != '"')
        {
            end = rest.IndexOfAny(";,");
            end = end < 0 ? rest.Length : end;
            value = rest[..end].Trim().ToString();
            rest = rest[end..];
            return true;
        }

        var text = new System.Text.StringBuilder();
        for (var index = 1; index < rest.Length; index++)
        {
            if (rest[index] == '"')
            {
                value = text.ToString();
                rest = rest[(index + 1)..].TrimStart();
                return true;
            }

            index += rest[index] == '\\' ? 1 : 0;
            text.Append(index < rest.Length ? rest[index] : ' ');
        }

        return false;
    }
}
