namespace Millrace.Pipelines.Contracts;

/// <summary>Cuts members out of a JSON value by copying the bytes around them.</summary>
internal static class MemberRemover
{
    /// <summary>A copy of a valid JSON value without the members, which are given in the order of their first bytes; one that lies in
    /// another goes with it.</summary>
    public static byte[] Remove(ReadOnlySpan<byte> json, IReadOnlyList<DiscardedValue> members)
    {
        var output = new byte[json.Length];
        var written = 0;
        var copied = 0;
        foreach (var member in members)
        {
            if (member.Start < copied)
            {
                continue;
            }

            json[copied..member.Start].CopyTo(output.AsSpan(written));
            written += member.Start - copied;
            copied = member.End;
            var next = copied + json[copied..].IndexOfAnyExcept(" \t\r\n"u8);
            if (json[next] == (byte)',')
            {
                copied = next + 1; // the comma behind it goes with it
                continue;
            }

            // The last of its object: what was kept before it must not end with a comma.
            var kept = output.AsSpan(0, written).TrimEnd(" \t\r\n"u8);
            if (kept[^1] == (byte)',')
            {
                written = kept.Length - 1;
            }
        }

        json[copied..].CopyTo(output.AsSpan(written));
        return output[..(written + json.Length - copied)];
    }
}
