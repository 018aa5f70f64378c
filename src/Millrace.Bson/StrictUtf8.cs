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

    /// <returns>Offset of the first byte that is not part of well-formed UTF-8, or -1.</returns>
    public static int IndexOfInvalid(ReadOnlySpan<byte> utf8)
    {
        if (Utf8.IsValid(utf8))
            return -1;
        var offset = 0;
        while (Rune.DecodeFromUtf8(utf8[offset..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
            offset += consumed;
        return offset;
    }
}
