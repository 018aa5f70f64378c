using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Millrace.Bson;

/// <summary>UTF-8 that refuses malformed text; the framework's default would replace it silently.</summary>
internal static class StrictUtf8
{
    public static bool TryGetString(ReadOnlySpan<byte> utf8, out string text)
    {
        if (!Utf8.IsValid(utf8))
        {
            text = "";
            return false;
        }

        text = Encoding.UTF8.GetString(utf8);
        return true;
    }

    /// <returns>False when the text has half a surrogate pair.</returns>
    public static bool TryGetBytes(string text, out byte[] utf8)
    {
        utf8 = new byte[Encoding.UTF8.GetByteCount(text)];
        return Utf8.FromUtf16(text, utf8, out _, out _, replaceInvalidSequences: false) == OperationStatus.Done;
    }

    /// <returns>Offset of the first byte that is not part of well-formed UTF-8, or -1.</returns>
    public static int IndexOfInvalid(ReadOnlySpan<byte> utf8)
    {
        if (Utf8.IsValid(utf8))
            return -1;
        var offset = 0;
        while (Rune.DecodeFromUtf8(utf8[offset..], out _, out var consumed) == OperationStatus.Done)
            offset += consumed;
        return offset;
    }
}
