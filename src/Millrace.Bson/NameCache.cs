using System.Text;

namespace Millrace.Bson;

/// <summary>
/// Field names as strings. Documents repeat the same few names, so that a small table a thread saves most of the allocations;
/// only short ASCII names are kept, and a newer name simply takes the slot of an older one.
/// </summary>
internal static class NameCache
{
    private const int Slots = 1024;
    private const int MaxCachedLength = 40;

    [ThreadStatic]
    private static string?[]? _names;

    /// <returns>False when the bytes are not UTF-8.</returns>
    public static bool TryGet(ReadOnlySpan<byte> utf8, out string name)
    {
        if (utf8.Length <= MaxCachedLength)
            return TryGetShort(utf8, out name);
        return StrictUtf8.TryGetString(utf8, out name);
    }

    private static bool TryGetShort(ReadOnlySpan<byte> utf8, out string name)
    {
        var names = _names ??= new string?[Slots];
        ref var slot = ref names[Hash(utf8) & (Slots - 1)];
        if (slot is not null && Ascii.Equals(utf8, slot))
        {
            name = slot;
            return true;
        }

        if (!StrictUtf8.TryGetString(utf8, out name))
            return false;
        if (name.Length == utf8.Length)
            slot = name;
        return true;
    }

    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = 2166136261u;
        foreach (var b in utf8)
            hash = (hash ^ b) * 16777619u;
        return hash ^ (hash >> 15);
    }
}
