using System.Globalization;
using System.Text;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>How databases are named on the disk: <c>&lt;name&gt;.sqlite</c>, with every unusual character percent-encoded.</summary>
internal static class DatabaseFiles
{
    public const string DroppedSuffix = ".dropped";

    private const string Extension = ".sqlite";

    public static string PathOf(string directory, string database)
    {
        StringBuilder name = new();
        foreach (byte b in Encoding.UTF8.GetBytes(database))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'_' or (byte)'-') name.Append((char)b);
            else name.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
        }

        return Path.Combine(directory, name + Extension);
    }

    /// <summary>The names of the databases in a directory.</summary>
    public static IEnumerable<string> DatabasesIn(string directory) => Directory
        .EnumerateFiles(directory, "*" + Extension)
        .Select(path => Uri.UnescapeDataString(Path.GetFileNameWithoutExtension(path)));

    /// <summary>Removes what a drop that was cut short left behind.</summary>
    public static void SweepDropped(string directory)
    {
        foreach (string path in Directory.EnumerateFiles(directory, "*" + Extension + DroppedSuffix)) File.Delete(path);
        foreach (string suffix in (string[])["-wal", "-shm"])
        {
            foreach (string path in Directory.EnumerateFiles(directory, "*" + Extension + suffix))
                if (!File.Exists(path[..^suffix.Length])) File.Delete(path);
        }
    }
}
