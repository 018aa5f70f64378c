namespace Millrace.Embedded.Kafka.Log;

/// <summary>Replaces small files so that a crash at any moment leaves either the old content or the new.</summary>
internal static class AtomicFile
{
    private const string TemporaryExtension = ".tmp";

    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var temporary = path + TemporaryExtension;
        using (var file = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(file, content, 0);
            RandomAccess.FlushToDisk(file);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
